// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/name/nickname.h"

/* Given names that English shortens, and those that languages write each in their way. Ascending,
 * so that they are found by halves. */
static const char *const nicknames[][2] = {
    {"abdullah", "abdallah"},   {"abe", "abraham"},         {"ahmed", "ahmad"},
    {"al", "albert"},           {"aleksandr", "alexander"}, {"aleksei", "alexei"},
    {"alex", "alexander"},      {"alexey", "alexei"},       {"andrii", "andrei"},
    {"andriy", "andrei"},       {"andriy", "andrey"},       {"andy", "andrew"},
    {"bashir", "bashar"},       {"ben", "benjamin"},        {"bernie", "bernard"},
    {"bibi", "benjamin"},       {"bill", "william"},        {"bob", "robert"},
    {"bobby", "robert"},        {"chris", "christopher"},   {"chuck", "charles"},
    {"dan", "daniel"},          {"dave", "david"},          {"dick", "richard"},
    {"dmytro", "dmitry"},       {"dmytro", "dmitri"},       {"don", "donald"},
    {"doug", "douglas"},        {"ed", "edward"},           {"fred", "frederick"},
    {"gabe", "gabriel"},        {"greg", "gregory"},        {"hank", "henry"},
    {"hryhoriy", "grigory"},    {"hussein", "husayn"},      {"hussein", "hussain"},
    {"ihor", "igor"},           {"jack", "john"},           {"jake", "jacob"},
    {"jeff", "jeffrey"},        {"jerry", "gerald"},        {"jim", "james"},
    {"jimmy", "james"},         {"joe", "joseph"},          {"josh", "joshua"},
    {"kate", "katherine"},      {"ken", "kenneth"},         {"kostyantyn", "konstantin"},
    {"larry", "lawrence"},      {"liz", "elizabeth"},       {"mahamat", "mohamed"},
    {"matt", "matthew"},        {"max", "maximilian"},      {"mick", "michael"},
    {"mike", "michael"},        {"moammar", "muammar"},     {"mohamed", "muhammad"},
    {"mohamed", "mohammed"},    {"mohammad", "muhammad"},   {"mohammed", "muhammad"},
    {"mohammed", "mohammad"},   {"mykhailo", "mikhail"},    {"mykola", "nikolai"},
    {"mykola", "nikolay"},      {"nick", "nicholas"},       {"oleh", "oleg"},
    {"oleksandr", "alexander"}, {"oleksandr", "aleksandr"}, {"oleksii", "alexei"},
    {"oleksiy", "alexei"},      {"oleksiy", "aleksei"},     {"omar", "umar"},
    {"osama", "usama"},         {"pat", "patrick"},         {"pavlo", "pavel"},
    {"pete", "peter"},          {"petro", "pyotr"},         {"phil", "philip"},
    {"ray", "raymond"},         {"rich", "richard"},        {"rick", "richard"},
    {"rob", "robert"},          {"ron", "ronald"},          {"sam", "samuel"},
    {"sasha", "alexander"},     {"serhii", "sergei"},       {"serhiy", "sergei"},
    {"serhiy", "sergey"},       {"steve", "steven"},        {"steve", "stephen"},
    {"sue", "susan"},           {"ted", "edward"},          {"tim", "timothy"},
    {"tom", "thomas"},          {"tony", "anthony"},        {"vasyl", "vasily"},
    {"vlad", "vladimir"},       {"volodya", "volodymyr"},   {"volodymyr", "vladimir"},
    {"will", "william"},        {"yevhen", "yevgeny"},      {"yevhen", "evgeny"},
    {"yevhenii", "yevgeny"},    {"yusuf", "youssef"},
};

enum { NICKNAMES = sizeof nicknames / sizeof *nicknames };

/* The first row of that nickname, or the one that would stand behind it. */
static size_t row_of(kith_str nick)
{
    size_t beg = 0, end = NICKNAMES;

    while (beg < end) {
        size_t mid = beg + (end - beg) / 2;
        if (kith_str_cmp(kith_str_of(nicknames[mid][0]), nick) < 0)
            beg = mid + 1;
        else
            end = mid;
    }
    return beg;
}

static bool is_row(size_t row, kith_str nick)
{
    return row < NICKNAMES && kith_str_is(nick, nicknames[row][0]);
}

static bool is_short_for(kith_str nick, kith_str full)
{
    for (size_t row = row_of(nick); is_row(row, nick); row++)
        if (kith_str_is(full, nicknames[row][1]))
            return true;
    return false;
}

bool kith_is_nickname(kith_str a, kith_str b)
{
    return is_short_for(a, b) || is_short_for(b, a);
}

size_t kith_nickname_full(kith_str nick, kith_str full[KITH_FULL_NAMES])
{
    size_t n = 0;

    for (size_t row = row_of(nick); is_row(row, nick) && n < KITH_FULL_NAMES; row++)
        full[n++] = kith_str_of(nicknames[row][1]);
    return n;
}

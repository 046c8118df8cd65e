// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/name/nickname.h"

/* Given names that English shortens, and those that languages write each in their way. */
static const char *const nicknames[][2] = {
    {"abe", "abraham"},         {"al", "albert"},
    {"alex", "alexander"},      {"andy", "andrew"},
    {"ben", "benjamin"},        {"bernie", "bernard"},
    {"bill", "william"},        {"bob", "robert"},
    {"bobby", "robert"},        {"chris", "christopher"},
    {"chuck", "charles"},       {"dan", "daniel"},
    {"dave", "david"},          {"dick", "richard"},
    {"don", "donald"},          {"doug", "douglas"},
    {"ed", "edward"},           {"fred", "frederick"},
    {"gabe", "gabriel"},        {"greg", "gregory"},
    {"hank", "henry"},          {"jack", "john"},
    {"jake", "jacob"},          {"jeff", "jeffrey"},
    {"jerry", "gerald"},        {"jim", "james"},
    {"jimmy", "james"},         {"joe", "joseph"},
    {"josh", "joshua"},         {"kate", "katherine"},
    {"ken", "kenneth"},         {"larry", "lawrence"},
    {"liz", "elizabeth"},       {"matt", "matthew"},
    {"max", "maximilian"},      {"mick", "michael"},
    {"mike", "michael"},        {"nick", "nicholas"},
    {"pat", "patrick"},         {"pete", "peter"},
    {"phil", "philip"},         {"ray", "raymond"},
    {"rich", "richard"},        {"rick", "richard"},
    {"rob", "robert"},          {"ron", "ronald"},
    {"sam", "samuel"},          {"steve", "steven"},
    {"steve", "stephen"},       {"sue", "susan"},
    {"ted", "edward"},          {"tim", "timothy"},
    {"tom", "thomas"},          {"tony", "anthony"},
    {"vlad", "vladimir"},       {"will", "william"},
    {"bibi", "benjamin"},       {"volodya", "volodymyr"},
    {"sasha", "alexander"},     {"volodymyr", "vladimir"},
    {"oleksandr", "alexander"}, {"aleksandr", "alexander"},
    {"oleksandr", "aleksandr"}, {"serhiy", "sergei"},
    {"serhii", "sergei"},       {"serhiy", "sergey"},
    {"mykola", "nikolai"},      {"mykola", "nikolay"},
    {"dmytro", "dmitry"},       {"dmytro", "dmitri"},
    {"yevhen", "yevgeny"},      {"yevhen", "evgeny"},
    {"yevhenii", "yevgeny"},    {"mykhailo", "mikhail"},
    {"petro", "pyotr"},         {"pavlo", "pavel"},
    {"ihor", "igor"},           {"oleh", "oleg"},
    {"oleksiy", "alexei"},      {"oleksii", "alexei"},
    {"oleksiy", "aleksei"},     {"aleksei", "alexei"},
    {"alexey", "alexei"},       {"vasyl", "vasily"},
    {"hryhoriy", "grigory"},    {"kostyantyn", "konstantin"},
    {"andriy", "andrei"},       {"andrii", "andrei"},
    {"andriy", "andrey"},       {"bashir", "bashar"},
    {"mohammed", "muhammad"},   {"mohamed", "muhammad"},
    {"mohammad", "muhammad"},   {"mohammed", "mohammad"},
    {"mohamed", "mohammed"},    {"mahamat", "mohamed"},
    {"ahmed", "ahmad"},         {"hussein", "husayn"},
    {"hussein", "hussain"},     {"yusuf", "youssef"},
    {"abdullah", "abdallah"},   {"omar", "umar"},
    {"osama", "usama"},         {"moammar", "muammar"},
};

bool kith_is_nickname(kith_str a, kith_str b)
{
    for (size_t i = 0; i < sizeof nicknames / sizeof *nicknames; i++) {
        const char *nick = nicknames[i][0], *full = nicknames[i][1];
        if ((kith_str_is(a, nick) && kith_str_is(b, full)) ||
            (kith_str_is(b, nick) && kith_str_is(a, full)))
            return true;
    }
    return false;
}

size_t kith_nickname_full(kith_str nick, kith_str full[KITH_FULL_NAMES])
{
    size_t n = 0;

    for (size_t i = 0; i < sizeof nicknames / sizeof *nicknames && n < KITH_FULL_NAMES; i++)
        if (kith_str_is(nick, nicknames[i][0]))
            full[n++] = kith_str_of(nicknames[i][1]);
    return n;
}

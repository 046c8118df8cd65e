// SPDX-License-Identifier: GPL-3.0-or-later
/* Articles that nobody wrote, from a fixed seed, to measure with: as many bytes as one asks for, a
 * file for each of about five kilobytes. Words and names are as frequent as in a language (Zipf)
 * and go on to be new (Heaps): an article is about a topic, which has persons and bodies of its own
 * beside those that everybody names. No two are alike.
 *
 * usage: make_corpus FOLDER BYTES */
#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "tests/bench/bench.h"

enum { FAMOUS = 400, CAST = 12, WORDS = 60000, IN_FOLDER = 1000, MOST_BYTES = 16 * 1024 };

#define N(list) ((uint32_t)(sizeof(list) / sizeof *(list)))

static const char *const given[] = {
    "John",   "Mary",   "William", "Anna",  "James",  "Elena",  "Robert", "Helen",  "David",
    "Peter",  "Sarah",  "Paul",    "Laura", "Thomas", "Maria",  "George", "Julia",  "Michael",
    "Sergei", "Hassan", "Carlos",  "Hans",  "Lars",   "Haruki", "Olga",   "Pierre", "Mykola",
    "Zoran",  "Aino",   "Fatima",  "Rosa",  "Ahmed",  "Ingrid", "Dmitry", "Lucia",  "Kofi",
};
static const char *const family[] = {"son", "ov", "man", "ini", "sen",
                                     "er",  "ez", "ski", "ton", "i"};
static const char *const country[] = {
    "France",  "Germany", "Ukraine", "Japan",  "Brazil", "Canada",  "Poland",   "Turkey", "India",
    "Kenya",   "Mexico",  "Italy",   "Spain",  "Norway", "Finland", "Hungary",  "Serbia", "Greece",
    "Nigeria", "Chile",   "Peru",    "Israel", "Iran",   "Iraq",    "Pakistan", "Egypt",  "Vietnam",
};
static const char *const people[] = {
    "French",  "German",    "Ukrainian", "Japanese",  "Brazilian", "Canadian",   "Polish",
    "Turkish", "Indian",    "Kenyan",    "Mexican",   "Italian",   "Spanish",    "Norwegian",
    "Finnish", "Hungarian", "Serbian",   "Greek",     "Nigerian",  "Chilean",    "Peruvian",
    "Israeli", "Iranian",   "Iraqi",     "Pakistani", "Egyptian",  "Vietnamese",
};
static const char *const body[] = {"Bank",       "Group",   "University", "Institute", "Party",
                                   "Foundation", "Council", "Airlines",   "Motors",    "Union"};
static const char *const role[] = {
    "president",  "minister",      "chairman", "director",  "spokesman", "lawyer",
    "head coach", "chief analyst", "mayor",    "economist", "senator",   "general",
};
static const char *const day[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                  "Friday", "Saturday", "Sunday"};
static const char *const month[] = {"January", "March", "April", "June", "August", "November"};

/* %P a person in full, %S by the family name, %O a body, %C a country, %D its people's adjective,
 * %r a role, %n %m nouns, one and many, %v past, %i plain verb, %a adjective, %y adverb, %w a day,
 * %t a month, %d a number. */
static const char *const sentence[] = {
    "%P, the %r of %O, said on %w that the %n would %i the %a %m of %C.",
    "The %D %r told %O that %d %m had been %v since %t.",
    "%S and %P met in %C on %w to %i the %a %n.",
    "\"We will %i the %n, and the %m will %y %i it,\" %S said.",
    "Nobody in the %n had %v the %m before the %a %n was %v.",
    "It was the %a %n of a %n that the %m of the %n %y %v.",
    "The %m, which were %v in %t, cost %d million and %v a %a %n.",
    "%O and %O have %v their %n in %C, where %d %m are %v.",
    "According to %P, %C has to %i its %m or lose the %n.",
    "But the %n is %a, the %m are %a, and a %n cannot %i what was %v.",
    "In %t the %D government %v a %n with %C over the %a %m.",
    "%P was %v by %S after the %n in %C.",
    "He had %y %v the %n for %d years, and the %m of the %a %n with it.",
    "She said that %O %v the %n because %C and %C had %v.",
    "There were %d %m in the %n when %S came, more than the %a %m could %i.",
    "Critics of %S say the %n has %v, but %P, a %r at %O, does not think so.",
    "The %n of the %n was %v on %w, a %n after the %m had been %v.",
    "For the %m of %C this is a %a %n.",
    "Both %P and %P denied that the %D %m would %i.",
    "It had been a %a %n, and the %m of %t were %y %v before anybody could %i them.",
    "Of the %d %m that were %v on %w, most are %a and few can %i.",
    "There is no %n in this, only a %a %n that should have been %v long ago.",
    "The %m rose by %d per cent in %t, after a %n of %d per cent in %t, as the %n %v.",
    "Some of the %m are %a; others will have to be %v when the %a %n comes to an end.",
    "A %n like that is %y %a, and it takes %d years to %i it.",
    "When the %m came down to the %n that evening, the %n was %v and the %m were %a.",
    "\"It is %a,\" he said, \"and we did not %i it.\"",
    "What the %n will %i, if the %m are %v, is not known to %O.",
};

static const char *const sound[] = {
    "ba", "co",  "di", "fer", "ga",  "hol", "in",  "ju",  "ka",  "lo", "mar", "ne",  "or",
    "pa", "qui", "re", "sta", "ten", "u",   "ver", "win", "gra", "ya", "zo",  "tra", "cla",
};
static const char *const noun[] = {"tion", "ment", "er", "ness", "ity", "age", "", "al"};
static const char *const many[] = {"tions", "ments", "ers", "ities", "s", "ages"};
static const char *const past[] = {"ed", "ated", "ised", "ened"};
static const char *const plain[] = {"ate", "ise", "en", "", "ify"};
static const char *const kind[] = {"al", "ive", "ous", "ic", "able", "less", "ful"};

static char text[MOST_BYTES + 4096];
static size_t len;

/* 0 to n - 1, the k-th about 1 / (k + 1) as often as the first. */
static uint32_t zipf(uint32_t n)
{
    double k = exp(bench_share() * log((double)n + 1)) - 1;

    return k < n ? (uint32_t)k : n - 1;
}

static void put(const char *s)
{
    size_t n = strlen(s);

    memcpy(text + len, s, n);
    len += n;
}

/* The n-th word of its kind: syllables as digits, no two alike. */
static void put_stem(uint32_t n, bool capital)
{
    size_t at = len;

    do {
        put(sound[n % N(sound)]);
        n /= N(sound);
    } while (n > 0);
    if (capital)
        text[at] = (char)(text[at] - ('a' - 'A'));
}

static void put_word(const char *const *ending, uint32_t n)
{
    uint32_t word = zipf(WORDS);

    put_stem(word, false);
    put(ending[word % n]);
}

/* Names are numbers; neighbours begin with other letters. */
static uint32_t spread(uint32_t name)
{
    return 26 + (uint32_t)((uint64_t)name * 7919 % 11881376);
}

static void put_family(uint32_t name)
{
    put_stem(spread(name), true);
    put(family[name % N(family)]);
}

static void put_person(uint32_t name)
{
    put(given[name % N(given)]);
    put(" ");
    put_family(name);
}

static void put_body(uint32_t name)
{
    if (name % 10 == 0) {
        put("University of ");
        put_stem(spread(name), true);
        return;
    }
    put_stem(spread(name), true);
    put(" ");
    put(body[name % N(body)]);
}

/* Who an article is about. */
typedef struct {
    uint32_t person[CAST], body[CAST], country[CAST];
} cast;

/* Of a topic the k-th; the first names are everybody's. */
static uint32_t name_of(uint32_t topic)
{
    return bench_dice(5) == 0 ? zipf(FAMOUS) : FAMOUS + topic * CAST + zipf(CAST);
}

static void choose(cast *c, uint32_t topic)
{
    for (int i = 0; i < CAST; i++) {
        c->person[i] = name_of(topic);
        c->body[i] = name_of(topic);
        c->country[i] = (topic + zipf(N(country))) % N(country);
    }
}

static void put_slot(char slot, const cast *c)
{
    char number[16];
    uint32_t who = zipf(CAST);

    switch (slot) {
    case 'P':
        put_person(c->person[who]);
        break;
    case 'S':
        put_family(c->person[zipf(3)]);
        break;
    case 'O':
        put_body(c->body[who]);
        break;
    case 'C':
        put(country[c->country[who]]);
        break;
    case 'D':
        put(people[c->country[who]]);
        break;
    case 'r':
        put(role[bench_dice(N(role))]);
        break;
    case 'n':
        put_word(noun, N(noun));
        break;
    case 'm':
        put_word(many, N(many));
        break;
    case 'v':
        put_word(past, N(past));
        break;
    case 'i':
        put_word(plain, N(plain));
        break;
    case 'a':
        put_word(kind, N(kind));
        break;
    case 'y':
        put_word(kind, N(kind));
        put("ly");
        break;
    case 'w':
        put(day[bench_dice(N(day))]);
        break;
    case 't':
        put(month[bench_dice(N(month))]);
        break;
    default:
        snprintf(number, sizeof number, "%" PRIu32, 2 + bench_dice(900));
        put(number);
    }
}

static void put_sentence(const cast *c)
{
    for (const char *at = sentence[bench_dice(N(sentence))]; *at != '\0'; at++)
        if (*at == '%')
            put_slot(*++at, c);
        else
            text[len++] = *at;
}

/* A title, a date, paragraphs. */
static void write_article(uint32_t number, uint32_t topics)
{
    size_t wanted = 1500 + bench_dice(7000);
    char date[64];
    cast c;

    choose(&c, zipf(topics));
    len = 0;
    put_slot('C', &c);
    put(" and the ");
    put_word(noun, N(noun));
    put(" of ");
    put_family(c.person[0]);
    snprintf(date, sizeof date, "\n\n%" PRIu32 " March 20%02" PRIu32 "\n\n", 1 + number % 28,
             10 + number / 28 % 15);
    put(date);
    while (len < wanted) {
        for (uint32_t left = 1 + bench_dice(5); left > 0 && len < MOST_BYTES; left--) {
            put_sentence(&c);
            put(left > 1 ? " " : "\n\n");
        }
    }
}

static bool save(const char *folder, uint32_t number)
{
    char path[4096];
    FILE *file;
    bool ok;

    snprintf(path, sizeof path, "%s/%04" PRIu32, folder, number / IN_FOLDER);
    if (number % IN_FOLDER == 0 && mkdir(path, 0777) != 0 && errno != EEXIST)
        return false;
    snprintf(path, sizeof path, "%s/%04" PRIu32 "/%06" PRIu32 ".txt", folder, number / IN_FOLDER,
             number);
    file = fopen(path, "w");
    ok = file != NULL && fwrite(text, 1, len, file) == len;
    return file != NULL && fclose(file) == 0 && ok;
}

int main(int argc, char **argv)
{
    uint64_t bytes = argc == 3 ? strtoull(argv[2], NULL, 10) : 0, done = 0;
    uint32_t topics = (uint32_t)(bytes / 100000) + 8, number = 0;

    if (bytes == 0) {
        fputs("usage: make_corpus FOLDER BYTES\n", stderr);
        return 2;
    }
    if (mkdir(argv[1], 0777) != 0 && errno != EEXIST) {
        perror(argv[1]);
        return 1;
    }
    for (; done < bytes; done += len) {
        write_article(number, topics);
        if (!save(argv[1], number++)) {
            perror(argv[1]);
            return 1;
        }
    }
    printf("%" PRIu32 " articles, %" PRIu64 " bytes\n", number, done);
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
/* What the steps of coreference share: the distinct forms of the names, and the clusters that
 * they are put into. */
#pragma once

#include "extract/coref.h"
#include "extract/name/strmap.h"

/* One way of writing a name, of one type. */
typedef struct {
    kith_str surface; // as first written
    kith_str key;     // folded
    kith_str *word;   // [n_words] folded, also split at hyphens; of persons without particles
    kith_str *sound;  // [n_words] of persons: kith_sound of each word
    uint32_t n_words;
    uint32_t n_units; // words set apart by white space, particles not counted
    uint32_t count;   // mentions
    uint32_t first;   // name it first stands at
    uint32_t up;      // form it was joined to (itself: none), towards the root
    uint32_t cluster; // of a root: its cluster + 1; 0 while it has none
    kith_str iso;     // of an organization that is one state's
    uint32_t state;   // of the lexicon at its end; 0: unknown
    uint32_t known;   // only entry of the lexicon of this type + 1
    bool foreign;     // known as a party or an institution of countries not named here
    uint8_t type;     // kith_type
    bool upper;       // written in capitals
    bool of_state;    // an organization that every state has
    bool acronym;
    bool joined;     // with another form
    uint8_t kin;     // of a person: 1 + whether kinship is told beside it; 0: nobody asked
    uint8_t gender;  // 1 + what the given name tells; 0: nobody asked
    const char *why; // it was joined; NULL when it was not
} kith_form;

typedef struct {
    uint8_t type; // kith_type
    uint8_t gender;
    kith_str iso;
    uint32_t title[4]; // hashes of titles it was given; 0: free
    uint32_t last;     // name it was last seen at + 1
    uint32_t n;        // mentions
} kith_cluster;

typedef struct {
    kith_arena *a;
    const kith_lexicon *lex;
    kith_str text;
    kith_tokens tokens;
    kith_sentences sentences;
    kith_names names;
    kith_form *form; // [n_forms]
    size_t n_forms, form_room;
    uint8_t named[26 * 26]; // countries named in the document, by the letters of their code
    uint32_t *form_of;      // [names.n]
    const char **why_of;    // [names.n] why it is in its cluster, where its form does not tell
    uint32_t *cluster_of;   // [names.n] cluster + 1; 0 while open
    kith_cluster *cluster;  // [n_clusters]
    size_t n_clusters, cluster_room;
} kith_clusters;

/* kith_cues of a token. */
unsigned kith_clusters_cues(const kith_clusters *c, uint32_t t);

/* A new cluster's index. */
uint32_t kith_cluster_add(kith_clusters *c, kith_cluster cluster);

/* Puts name i into cluster k. */
void kith_cluster_put(kith_clusters *c, uint32_t i, uint32_t k);

/* A form of an organization that the text does not hold, to be compared with those it does. */
kith_form kith_form_of(kith_clusters *c, kith_str name);

/* Is it an organization that every state has: a head like "ministry" among its first and last
 * words? */
bool kith_is_of_state(const kith_form *form);

/* The form that a form was joined to. why: a static phrase. */
uint32_t kith_form_root(kith_clusters *c, uint32_t form);
void kith_form_join(kith_clusters *c, uint32_t a, uint32_t b, const char *why);

/* The cluster of a form, made when it has none. */
uint32_t kith_form_cluster(kith_clusters *c, uint32_t form);

/* Put every name of their type into a cluster. */
void kith_cluster_persons(kith_clusters *c);
void kith_cluster_organizations(kith_clusters *c);
void kith_cluster_countries(kith_clusters *c);

/* Clusters to entities of x. */
void kith_cluster_label(kith_clusters *c, kith_extraction *x);

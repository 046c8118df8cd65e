// SPDX-License-Identifier: GPL-3.0-or-later
/* Class words are general: what a dozen content systems call the parts around an article, in
 * English and a few other languages. A word counts where it stands whole ("share-bar",
 * "shareBar", not "shareholder"). */
#include "extract/read/html_tag.h"

#include <glib.h>
#include <stdlib.h>

enum {
    MENU = KITH_PLACE_MENU,
    WEAK = KITH_PLACE_WEAK,
    CAPTION = KITH_CLASS_CAPTION,
    HIDDEN = KITH_CLASS_HIDDEN,
    CREDIT = KITH_CLASS_CREDIT | KITH_PLACE_BYLINE,
    BYLINE = KITH_PLACE_BYLINE,
    BODY = KITH_PLACE_BODY,
};

/* Sorted by word; two words that stand together are written as one. */
static const struct class_word {
    const char *word;
    uint32_t means;
} classes[] = {
    {"abo", WEAK},
    {"aboutauthor", BYLINE},
    {"actions", WEAK},
    {"ad", WEAK},
    {"ads", WEAK},
    {"adslot", WEAK},
    {"advert", WEAK},
    {"advertisement", WEAK},
    {"advertising", WEAK},
    {"aktuell", WEAK},
    {"alert", WEAK},
    {"alsoin", WEAK},
    {"alsoread", WEAK},
    {"annonce", WEAK},
    {"anzeige", WEAK},
    {"articlebody", BODY},
    {"articlebodytext", BODY},
    {"articlecontent", BODY},
    {"articlecopy", BODY},
    {"articledate", BYLINE},
    {"articlemeta", BYLINE},
    {"articletext", BODY},
    {"articletextcontent", BODY},
    {"articulocuerpo", BODY},
    {"artikelteaser", WEAK},
    {"artikeltext", BODY},
    {"attribution", CREDIT},
    {"auteur", BYLINE},
    {"author", BYLINE},
    {"authorbio", BYLINE},
    {"authorbox", WEAK},
    {"authorinfo", BYLINE},
    {"authorname", BYLINE},
    {"authors", BYLINE},
    {"autor", BYLINE},
    {"autores", BYLINE},
    {"banner", WEAK},
    {"barrier", WEAK},
    {"barrierpage", WEAK},
    {"bildnachweis", CREDIT},
    {"bildquelle", CREDIT},
    {"bildunterschrift", CAPTION},
    {"bio", BYLINE},
    {"bodycontent", BODY},
    {"bodytext", BODY},
    {"bookmark", WEAK},
    {"bookmarks", WEAK},
    {"breadcrumb", MENU},
    {"breadcrumbs", MENU},
    {"byline", BYLINE},
    {"calloutad", WEAK},
    {"caption", CAPTION},
    {"captiontext", CAPTION},
    {"catcher", WEAK},
    {"catlinks", WEAK},
    {"comentarios", WEAK},
    {"comment", WEAK},
    {"commentaires", WEAK},
    {"commentlist", WEAK},
    {"comments", WEAK},
    {"compartir", WEAK},
    {"complementarynav", MENU},
    {"consent", MENU},
    {"contentbody", BODY},
    {"contentinfo", MENU},
    {"contributor", BYLINE},
    {"conversation", WEAK},
    {"cookie", MENU},
    {"cookielaw", MENU},
    {"cookies", MENU},
    {"copyright", WEAK | CREDIT},
    {"copyrights", MENU},
    {"credit", CREDIT},
    {"creditos", CREDIT},
    {"credits", CREDIT},
    {"cta", WEAK},
    {"cuerpo", BODY},
    {"cutline", CAPTION},
    {"dateline", BYLINE},
    {"datetime", BYLINE},
    {"dialog", MENU},
    {"didomi", MENU},
    {"disclaimer", WEAK},
    {"disqus", WEAK},
    {"donate", WEAK},
    {"donation", WEAK},
    {"dropdown", MENU},
    {"editsection", WEAK},
    {"embedpromo", WEAK},
    {"empfehlungen", WEAK},
    {"endnote", WEAK},
    {"entrycontent", BODY},
    {"entrymeta", BYLINE},
    {"feedback", WEAK},
    {"fieldnamebody", BODY},
    {"figcaption", CAPTION},
    {"fliesstext", BODY},
    {"flyout", MENU},
    {"follow", WEAK},
    {"followus", WEAK},
    {"foot", MENU},
    {"footer", MENU},
    {"fotocredit", CREDIT},
    {"friend", WEAK},
    {"friendsubscribe", WEAK},
    {"ftr", MENU},
    {"furtherreading", WEAK},
    {"gallerynav", WEAK},
    {"gateway", WEAK},
    {"gdpr", MENU},
    {"globalnav", MENU},
    {"hamburger", MENU},
    {"hashtags", WEAK},
    {"hatnote", WEAK},
    {"headernav", MENU},
    {"helpful", WEAK},
    {"horoscope", WEAK},
    {"imagecaption", CAPTION},
    {"imagecredit", CREDIT},
    {"imagesource", CREDIT},
    {"inarticlepromo", WEAK},
    {"inlinepromo", WEAK},
    {"inread", WEAK},
    {"interstitial", WEAK},
    {"jump", WEAK},
    {"keywords", WEAK},
    {"kommentar", WEAK},
    {"kommentare", WEAK},
    {"kommentarer", WEAK},
    {"languagenavigation", MENU},
    {"languageswitcher", MENU},
    {"latest", WEAK},
    {"latestnews", WEAK},
    {"latestposts", WEAK},
    {"legal", WEAK},
    {"legalnotice", MENU},
    {"legend", CAPTION},
    {"legende", CAPTION},
    {"lesenswert", WEAK},
    {"likes", WEAK},
    {"linklist", MENU},
    {"linkliste", MENU},
    {"livescore", WEAK},
    {"loadmore", WEAK},
    {"login", WEAK},
    {"mailinglist", WEAK},
    {"maincontentbody", BODY},
    {"mainnav", MENU},
    {"masinformacion", WEAK},
    {"masleido", WEAK},
    {"masthead", MENU},
    {"masvisto", WEAK},
    {"mediacaption", CAPTION},
    {"megamenu", MENU},
    {"membership", WEAK},
    {"menu", MENU},
    {"menubar", MENU},
    {"metadata", BYLINE},
    {"modal", MENU},
    {"morefrom", WEAK},
    {"moregalleries", WEAK},
    {"moreon", WEAK},
    {"moreonthis", WEAK},
    {"moreonthissite", WEAK},
    {"morestories", WEAK},
    {"moretopics", WEAK},
    {"mostpopular", WEAK},
    {"mostread", WEAK},
    {"mostviewed", WEAK},
    {"namebody", BODY},
    {"nav", MENU},
    {"navbar", MENU},
    {"navbox", WEAK},
    {"navi", MENU},
    {"navigation", MENU},
    {"navlist", MENU},
    {"newsbody", BODY},
    {"newsletter", WEAK},
    {"newstext", BODY},
    {"nextarticle", WEAK},
    {"nextprev", WEAK},
    {"noprint", WEAK},
    {"noticiatexto", BODY},
    {"nouvelletter", WEAK},
    {"offcanvas", MENU},
    {"offer", WEAK},
    {"offers", WEAK},
    {"onetrust", MENU},
    {"onwards", WEAK},
    {"orgpromo", WEAK},
    {"outbrain", WEAK},
    {"overlay", MENU},
    {"pagefoot", WEAK},
    {"pagefooter", MENU},
    {"pager", MENU},
    {"pagination", MENU},
    {"paginator", MENU},
    {"partager", WEAK},
    {"partners", WEAK},
    {"paywallmessage", WEAK},
    {"photoby", CREDIT},
    {"photocaption", CAPTION},
    {"photocredit", CREDIT},
    {"photographer", CREDIT},
    {"piano", WEAK},
    {"pianooffer", WEAK},
    {"piedefoto", CAPTION},
    {"player", WEAK},
    {"poll", WEAK},
    {"popular", WEAK},
    {"populares", WEAK},
    {"popup", MENU},
    {"postbody", BODY},
    {"postcontent", BODY},
    {"poster", WEAK},
    {"postmeta", BYLINE},
    {"postnav", WEAK},
    {"postnavigation", WEAK},
    {"postprofile", WEAK},
    {"pressreleasebody", BODY},
    {"prevnext", WEAK},
    {"printfooter", MENU},
    {"privacybanner", MENU},
    {"promo", WEAK},
    {"promobox", WEAK},
    {"promos", WEAK},
    {"promoted", WEAK},
    {"promotion", WEAK},
    {"pubdate", BYLINE},
    {"publicationdate", BYLINE},
    {"publicidad", WEAK},
    {"publicite", WEAK},
    {"publishdate", BYLINE},
    {"pulsenews", WEAK},
    {"pushnotification", WEAK},
    {"quiz", WEAK},
    {"rail", WEAK},
    {"rating", WEAK},
    {"ratings", WEAK},
    {"reactions", WEAK},
    {"readalso", WEAK},
    {"readingtime", BYLINE},
    {"readmore", WEAK},
    {"readnext", WEAK},
    {"recent", WEAK},
    {"recentposts", WEAK},
    {"recirc", WEAK},
    {"recirculation", WEAK},
    {"recommend", WEAK},
    {"recommendation", WEAK},
    {"recommendations", WEAK},
    {"recommended", WEAK},
    {"references", WEAK},
    {"reflist", WEAK},
    {"registerwall", WEAK},
    {"regwall", WEAK},
    {"relacionadas", WEAK},
    {"relacionados", WEAK},
    {"related", WEAK},
    {"relatedarticles", WEAK},
    {"relatedlinks", WEAK},
    {"relatedposts", WEAK},
    {"relatedstories", WEAK},
    {"replies", WEAK},
    {"respond", WEAK},
    {"richlink", WEAK},
    {"richtextstorybody", BODY},
    {"rubrikteaser", WEAK},
    {"scoreboard", WEAK},
    {"search", MENU},
    {"searchbox", MENU},
    {"searchform", MENU},
    {"seealso", WEAK},
    {"share", WEAK},
    {"sharebar", WEAK},
    {"sharedaddy", WEAK},
    {"sharelinks", WEAK},
    {"sharethis", WEAK},
    {"sharing", WEAK},
    {"sidebar", WEAK},
    {"signataire", BYLINE},
    {"signature", WEAK},
    {"signin", WEAK},
    {"signoff", BYLINE},
    {"signup", WEAK},
    {"similar", WEAK},
    {"singlecontent", BODY},
    {"sitefoot", MENU},
    {"sitefooter", MENU},
    {"siteheader", MENU},
    {"sitemap", MENU},
    {"skip", MENU},
    {"skiplink", MENU},
    {"skipnav", MENU},
    {"skyscraper", WEAK},
    {"slideshownav", WEAK},
    {"sobreautor", BYLINE},
    {"sobrefirma", BYLINE},
    {"social", WEAK},
    {"socialbar", WEAK},
    {"sociallinks", WEAK},
    {"socials", WEAK},
    {"source", BYLINE},
    {"sponsor", WEAK},
    {"sponsored", WEAK},
    {"stickyad", WEAK},
    {"storybody", BODY},
    {"storycontent", BODY},
    {"storymeta", BYLINE},
    {"storytext", BODY},
    {"subnav", MENU},
    {"subscribe", WEAK},
    {"subscribercta", WEAK},
    {"subscribewall", WEAK},
    {"subscription", WEAK},
    {"suggestions", WEAK},
    {"support", WEAK},
    {"supporter", WEAK},
    {"survey", WEAK},
    {"tabbar", MENU},
    {"taboola", WEAK},
    {"tagcloud", WEAK},
    {"taglist", WEAK},
    {"tags", WEAK},
    {"teaser", WEAK},
    {"teaserbox", WEAK},
    {"teasers", WEAK},
    {"teilen", WEAK},
    {"textbody", BODY},
    {"textecontent", BODY},
    {"textoarticulo", BODY},
    {"ticker", WEAK},
    {"tickerbox", WEAK},
    {"timestamp", BYLINE},
    {"toolbar", MENU},
    {"toolbox", WEAK},
    {"tools", WEAK},
    {"topbar", MENU},
    {"topbox", WEAK},
    {"topicbox", WEAK},
    {"topiclist", WEAK},
    {"topics", WEAK},
    {"topnav", MENU},
    {"trending", WEAK},
    {"unlock", WEAK},
    {"updated", BYLINE},
    {"upnext", WEAK},
    {"usercentrics", MENU},
    {"userprofile", WEAK},
    {"verwandt", WEAK},
    {"videocard", WEAK},
    {"videoplayer", WEAK},
    {"videoresource", WEAK},
    {"viewalso", WEAK},
    {"voting", WEAK},
    {"weiterfuehrend", WEAK},
    {"weiterlesen", WEAK},
    {"whatsapp", WEAK},
    {"whoisonline", WEAK},
    {"widget", WEAK},
    {"writer", BYLINE},
    {"youmaylike", WEAK},
    {"youmightlike", WEAK},
};

/* Whole names that hide a part, or keep it from the printer; sorted. */
static const struct class_word names[] = {
    {"assistive-text", HIDDEN},
    {"d-none", HIDDEN},
    {"d-print-none", WEAK},
    {"donotprint", WEAK},
    {"element-invisible", HIDDEN},
    {"footnote-anchor", KITH_CLASS_NOTE},
    {"footnoteref", KITH_CLASS_NOTE},
    {"hidden", HIDDEN},
    {"hide-for-print", WEAK},
    {"is-hidden", HIDDEN},
    {"no-print", WEAK},
    {"nodisplay", HIDDEN},
    {"noteref", KITH_CLASS_NOTE},
    {"print-hide", WEAK},
    {"reference", KITH_CLASS_NOTE},
    {"screen-reader-only", HIDDEN},
    {"screen-reader-text", HIDDEN},
    {"sr-only", HIDDEN},
    {"u-hidden", HIDDEN},
    {"visually-hidden", HIDDEN},
    {"visuallyhidden", HIDDEN},
};

enum { WORD = 24 };

static int by_word(const void *word, const void *row)
{
    return strcmp(word, ((const struct class_word *)row)->word);
}

static uint32_t meaning(const struct class_word *table, size_t n, const char *word)
{
    const struct class_word *row = bsearch(word, table, n, sizeof *table, by_word);

    return row != NULL ? row->means : 0;
}

/* Names that say what a part has or lacks, or how it is laid out, and not what it is. */
static bool says_nothing(kith_str name)
{
    static const char *const begins[] = {"has-",  "no-",        "with-",    "without-", "not-",
                                         "is-",   "elementor-", "et_pb_",   "vc_",      "show-",
                                         "hide-", "tag-",       "category-"};

    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (kith_str_starts(name, kith_str_of(begins[i])))
            return true;
    return false;
}

/* The words of one name, alone and each with the next. */
static uint32_t words_mean(kith_str name)
{
    char word[2 * WORD];
    size_t last = 0, n = 0; // word[last, n) is being read; what is before it was the word before
    uint32_t means = 0;

    for (size_t i = 0; i <= name.len; i++) {
        char c = i < name.len ? name.ptr[i] : ' ';
        bool begins = g_ascii_isupper(c) && i > 0 && g_ascii_islower(name.ptr[i - 1]);
        if ((!g_ascii_isalpha(c) || begins) && n > last) {
            size_t len = n - last;
            word[n] = '\0';
            if (len < WORD)
                means |= meaning(classes, sizeof classes / sizeof *classes, word + last);
            if (last > 0 && n < WORD)
                means |= meaning(classes, sizeof classes / sizeof *classes, word);
            if (len < WORD)
                memmove(word, word + last, len);
            last = n = len < WORD ? len : 0;
        }
        if (g_ascii_isalpha(c) && n < sizeof word - 1)
            word[n++] = g_ascii_tolower(c);
    }
    return means;
}

static uint32_t name_means(kith_str name)
{
    char whole[WORD];
    uint32_t means;

    if (name.len < WORD) {
        for (size_t i = 0; i < name.len; i++)
            whole[i] = g_ascii_tolower(name.ptr[i]);
        whole[name.len] = '\0';
        means = meaning(names, sizeof names / sizeof *names, whole);
        if (means != 0)
            return means;
    }
    return says_nothing(name) ? 0 : words_mean(name);
}

/* Whether a name shows again, on wider screens, what another hides. */
static bool shows(kith_str name)
{
    static const char *const ends[] = {":block", ":flex", ":grid", ":inline", "-block", "-flex"};
    bool wide = memchr(name.ptr, ':', name.len) != NULL || kith_str_starts(name, KITH_STR("d-"));

    for (size_t i = 0; wide && i < sizeof ends / sizeof *ends; i++)
        if (kith_str_ends(name, kith_str_of(ends[i])))
            return true;
    return false;
}

uint32_t kith_html_class(kith_str words)
{
    uint32_t means = 0;
    bool shown = false;

    for (size_t pos = 0; pos < words.len;) {
        size_t beg = pos;
        kith_str name;
        while (pos < words.len && !g_ascii_isspace(words.ptr[pos]))
            pos++;
        name = kith_str_sub(words, beg, pos);
        while (pos < words.len && g_ascii_isspace(words.ptr[pos]))
            pos++;
        if (name.len == 0)
            continue;
        means |= name_means(name);
        shown |= shows(name);
    }
    return shown ? means & ~(uint32_t)HIDDEN : means;
}

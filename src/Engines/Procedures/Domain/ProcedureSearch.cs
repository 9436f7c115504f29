using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Procedures.Domain;

/// <summary>
/// Finds procedures by what people type: with or without marks, whole questions too ("làm giấy khai sinh cho con ở đâu").
/// A word typed with its marks ranks entries that have exactly that word first.
/// </summary>
internal sealed class ProcedureSearch(IReadOnlyList<Procedure> procedures)
{
    // Words that say nothing about which procedure is meant.
    private static readonly HashSet<string> Fillers = new(
        ["lam", "cho", "toi", "minh", "can", "muon", "o", "dau", "thu", "tuc", "xin", "giai", "nhu", "the", "nao", "la", "gi",
         "va", "cua", "de", "ve", "voi", "cac", "mot", "bi", "moi", "hanh", "chinh",
         "hoi", "a", "ad", "nhe", "em", "anh", "chi", "ban", "giup", "duoc", "khong", "phai"], StringComparer.Ordinal);

    private readonly Entry[] entries = [.. procedures.Select(p => new Entry(p))];

    public IReadOnlyList<Procedure> Find(string question, DateOnly day)
    {
        var clean = VietnameseText.Clean(question).ToLowerInvariant();
        var folded = VietnameseText.Fold(question);
        var all = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var telling = all.Where(w => !Fillers.Contains(w)).Distinct(StringComparer.Ordinal).ToArray();
        var words = telling.Length > 0 ? telling : all;
        return [.. entries.Where(e => e.Procedure.Validity.Covers(day))
            .Select(e => (e.Procedure, Score: e.Score(clean, folded, words)))
            .Where(x => x.Score > 0)
            .OrderByDescending(x => x.Score).ThenBy(x => x.Procedure.Title.Length).ThenBy(x => x.Procedure.Code, StringComparer.Ordinal)
            .Select(x => x.Procedure)];
    }

    private sealed class Entry(Procedure procedure)
    {
        private readonly string exactTitle = $" {procedure.Title.ToLowerInvariant()} ";
        private readonly string title = $" {VietnameseText.Fold(procedure.Title)} ";
        private readonly string name = $" {VietnameseText.Fold(procedure.Name)} ";
        private readonly string[] exactKeywords = [.. procedure.Keywords.Select(k => k.ToLowerInvariant())];
        private readonly string[] keywords = [.. procedure.Keywords.Select(VietnameseText.Fold)];
        private readonly string rest =
            $" {VietnameseText.Fold(string.Join(' ', [.. procedure.Keywords, procedure.Field.Name, .. procedure.Results]))} ";

        public Procedure Procedure => procedure;

        public int Score(string clean, string folded, string[] words)
        {
            if (folded.Length == 0) return 0;
            if (folded == procedure.Code || procedure.Code.EndsWith("." + folded, StringComparison.Ordinal)) return 10_000;
            var (hits, inTitle) = Count(words);
            var known = keywords.Where(k => k.Length > 3 && Whole($" {folded} ", k)).Select(k => k.Split(' ').Length).DefaultIfEmpty()
                .Max();
            // Most of the telling words must occur, or a long question would match everything; a known expression says enough by itself.
            if (known < 2 && (hits == 0 || hits * (words.Length > 2 ? 3 : 2) < words.Length * (words.Length > 2 ? 2 : 1))) return 0;
            var score = hits * 100 / words.Length + inTitle * 60 / words.Length;
            if (Whole(title, folded)) score += 300;
            else if (Whole(name, folded)) score += 200;
            if (keywords.Contains(folded)) score += 250;
            // The longest known expression inside a sentence tells most about what is meant.
            else score += 60 * known;
            if (title.Trim() == folded) score += 400;
            // Exact accents first: "cấp" must not rank "cáp" beside it.
            if (exactTitle.Contains($" {clean} ", StringComparison.Ordinal) || exactKeywords.Contains(clean)) score += 150;
            return score;
        }

        private (int Hits, int InTitle) Count(string[] words)
        {
            int hits = 0, inTitle = 0;
            foreach (var word in words)
            {
                // The last word may be unfinished; of the others "mo" (open) must not find "moc" (post).
                var here = title.Contains(word == words[^1] ? $" {word}" : $" {word} ", StringComparison.Ordinal);
                if (here) inTitle++;
                if (here || name.Contains($" {word} ", StringComparison.Ordinal) || rest.Contains($" {word} ", StringComparison.Ordinal))
                    hits++;
            }
            return (hits, inTitle);
        }

        private static bool Whole(string padded, string phrase) => padded.Contains($" {phrase} ", StringComparison.Ordinal);
    }
}

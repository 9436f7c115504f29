using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>
/// Finds people through the word index each database brings along: PostgreSQL's inverted index over the words of the
/// folded name, SQLite's full-text table over the same. Filing writes neither itself; the database keeps them.
/// </summary>
internal static class PersonWords
{
    private const int MostWords = 12;

    private static readonly PersonMatch Nobody = new("select id from agencies_person where 1 = 0", [], null);

    public static PersonMatch Match(string text, DatabaseEngine engine)
    {
        if (PersonFields.SearchedNumbers(text) is { Count: > 0 } numbers)
        {
            var marks = string.Join(", ", numbers.Select(_ => "?"));
            return new(
                $"select id from agencies_person where identity_number in ({marks}) union select id from agencies_person where phone in " +
                $"({marks})",
                [.. numbers, .. numbers], null);
        }
        // Folding leaves letters, digits and . - / alone: nothing that is an operator or a quote to either index.
        string[] words = [.. VietnameseText.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Any(char.IsLetterOrDigit)).Take(MostWords)];
        if (words.Length == 0) return Nobody;
        return engine == DatabaseEngine.Postgres
            ? new("select id from agencies_person where array_to_tsvector(string_to_array(folded, ' ')) @@ cast(? as tsquery)",
                [Query(words, '\'', ":*", " & ")], words)
            : new("select rowid from agencies_person_name where agencies_person_name match ?", [Query(words, '"', "*", " ")], words);
    }

    /// <summary>All words, each quoted; the last one as far as it is typed.</summary>
    private static string Query(string[] words, char quote, string unfinished, string and) =>
        string.Join(and, words.Select((word, i) => $"{quote}{word}{quote}{(i == words.Length - 1 ? unfinished : "")}"));
}

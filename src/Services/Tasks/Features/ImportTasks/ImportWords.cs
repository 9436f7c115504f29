using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features;

/// <summary>The words a workbook may use for units, fields and leaders, for one officer: those of the form of a new task.</summary>
/// <param name="Units">Units that can be given a task.</param>
/// <param name="Leaders">In whose name; actor code, name and title.</param>
/// <param name="Fields">Code and word.</param>
internal sealed record ImportWords(
    IReadOnlyList<AgencyInfo> Units, IReadOnlyList<Choice> Leaders, IReadOnlyList<Choice> Fields)
{
    private readonly Dictionary<string, List<AgencyId>> units = Index(
        Units.SelectMany(one => new[] { one.ShortName, one.Name, one.Code, one.Slug }.Select(word => (word, one.Id))));
    private readonly Dictionary<string, List<string>> leaders = Index(
        Leaders.SelectMany(one => new[] { one.Text, one.Text.Split(',')[0] }.Select(word => (word, one.Value))));
    private readonly Dictionary<string, List<string>> fields = Index(
        Fields.SelectMany(one => new[] { one.Text, one.Value }.Select(word => (word, one.Value))));

    public Result<AgencyId> Unit(string said) => Find(units, "unit", said);

    public Result<string> Leader(string said) => Find(leaders, "leader", said);

    public Result<string> Field(string said) => Find(fields, "field", said);

    /// <summary>Letters of either case and any spacing are one word; tones are not left out.</summary>
    private static string Same(string word) => VietnameseText.Clean(word).ToLowerInvariant();

    private static Dictionary<string, List<T>> Index<T>(IEnumerable<(string Word, T Of)> words) =>
        words.Distinct().GroupBy(one => Same(one.Word), StringComparer.Ordinal)
            .ToDictionary(one => one.Key, one => one.Select(word => word.Of).Distinct().ToList(), StringComparer.Ordinal);

    private static Result<T> Find<T>(Dictionary<string, List<T>> words, string what, string said) =>
        words.GetValueOrDefault(Same(said)) switch
        {
            null => TaskErrors.ImportWord(what, Short(said)),
            [var one] => one,
            _ => TaskErrors.ImportWordTwice(Short(said)),
        };

    private static string Short(string said) => said.Length > 60 ? said[..60] + "…" : said;
}

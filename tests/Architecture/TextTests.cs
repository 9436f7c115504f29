using OpenProvince.Architecture.Reading;
using OpenProvince.Architecture.Rules;

namespace OpenProvince.Architecture;

public sealed class TextTests
{
    private static readonly SourceSet Planted = SourceSet.Of(
        ("src/Services/Dossiers/Dossiers.csproj", "<Project />"),
        ("src/Services/Dossiers/Resources/Texts.resx", Resources(
            ("dossiers.title", "Hồ sơ"), ("dossiers.state.1", "Mới"), ("dossiers.empty", " "),
            ("error.dossiers.not-found", "Không thấy {code}"), ("files.title", "Tệp"))),
        ("src/Services/Dossiers/Resources/Texts.en.resx",
            Resources(("dossiers.only-english", "x"), ("error.dossiers.not-found", "Not found: {id}"))),
        ("src/Services/Dossiers/Features/Page.razor",
            "@T[\"dossiers.title\"] @T[\"dossiers.missing\"] @T[$\"dossiers.state.{state}\"] @T[$\"dossiers.kind.{kind}\"]"),
        ("src/Services/Dossiers/Domain/Errors.cs",
            "class E { object a = Error.NotFound(\"dossiers.not-found\", (\"code\", 1)); object b = " +
            "Error.Conflict(\"dossiers.stale\"); }"));

    [Fact]
    public void Every_key_has_a_vietnamese_text() => Obey.None(TextRule.MissingKeys(SourceSet.Repository));

    [Fact]
    public void Every_refusal_has_a_vietnamese_sentence() => Obey.None(TextRule.MissingErrors(SourceSet.Repository));

    [Fact]
    public void Modules_keep_their_own_texts() => Obey.None(TextRule.ForeignKeys(SourceSet.Repository));

    [Fact]
    public void English_follows_vietnamese() => Obey.None(TextRule.Languages(SourceSet.Repository));

    [Fact]
    public void Finds_planted_missing_keys() => Obey.Finds(TextRule.MissingKeys(Planted), "dossiers.missing", "dossiers.kind.*");

    [Fact]
    public void Finds_a_planted_refusal_without_words() => Obey.Finds(TextRule.MissingErrors(Planted), "error.dossiers.stale");

    [Fact]
    public void Finds_a_planted_foreign_key() => Obey.Finds(TextRule.ForeignKeys(Planted), "files.title");

    [Fact]
    public void Finds_planted_differences_of_languages() => Obey.Finds(
        TextRule.Languages(Planted), "dossiers.empty is empty", "dossiers.only-english has no Vietnamese",
        "dossiers.empty has no English", "dossiers.state.1 has no English", "dossiers.title has no English", "files.title has no English",
        "error.dossiers.not-found has other placeholders");

    private static string Resources(params (string Key, string Value)[] entries) =>
        $"<root>{string.Concat(entries.Select(entry => $"<data name=\"{entry.Key}\"><value>{entry.Value}</value></data>"))}</root>";
}

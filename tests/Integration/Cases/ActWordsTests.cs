using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;
using OpenProvince.Planted;
using OpenProvince.Testing;
using OpenProvince.Ui;

namespace OpenProvince.Integration.Cases;

/// <summary>Pages of acts build their text keys, so nothing else sees that a sentence is missing.</summary>
public sealed class ActWordsTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Fact, Once]
    public async Task Every_act_of_every_kind_has_its_words_in_both_languages()
    {
        var services = (await provinces.OnAsync(DatabaseEngine.Sqlite)).Services;
        foreach (var kind in services.GetServices<ICaseActs>()) Assert.Empty(Missing(kind, services.GetRequiredService<Texts>()));
    }

    /// <summary>The planted module is not there, nor are its texts.</summary>
    [Fact, Once]
    public async Task What_is_missing_is_found()
    {
        var missing = Missing(Errand.Verbs, (await provinces.OnAsync(DatabaseEngine.Sqlite)).Services.GetRequiredService<Texts>());
        foreach (var key in new[] { "finish", "finish.lead", "finish.done", "finish.reason", "pass.to", "pass.until", "back", "outside" })
            Assert.Contains($"vi errands.act.{key}", missing);
        Assert.Contains("en errands.line.4", missing);
    }

    private static List<string> Missing(ICaseActs kind, Texts texts)
    {
        List<string> missing = [];
        var before = CultureInfo.CurrentUICulture;
        foreach (var language in new[] { Preferences.Vietnamese, Preferences.English })
        {
            CultureInfo.CurrentUICulture = language;
            missing.AddRange(Keys(kind).Where(keys => keys.All(key => texts.Find(key) is null))
                .Select(keys => $"{language.TwoLetterISOLanguageName} {keys[0]}"));
        }
        CultureInfo.CurrentUICulture = before;
        return missing;
    }

    /// <summary>Each sentence, under the keys of which one has to be there.</summary>
    private static IEnumerable<string[]> Keys(ICaseActs kind)
    {
        foreach (var word in new[] { "back", "open", "to-case", "overtaken", "overtaken.open", "outside" })
            yield return [$"{kind.Words}.act.{word}"];
        if (kind.Undoes)
            foreach (var word in new[] { "done", "failed" }) yield return [$"{kind.Words}.act.undo.{word}"];
        foreach (var (act, fields) in kind.Said)
        {
            var key = $"{kind.Words}.act.{act.Verb}";
            yield return [key];
            yield return [$"{key}.lead"];
            yield return [$"{key}.done"];
            if (act.InPane) yield return [$"{key}.short"];
            yield return [$"{kind.Lines}.{act.Line}"];
            foreach (var field in fields ?? [])
                foreach (var word in Words(field)) yield return [$"{key}.{word}", $"{kind.Words}.act.field.{word}"];
        }
    }

    private static IEnumerable<string> Words(ActField field) =>
    [
        field.Key, .. field.Values.Select(value => $"{field.Key}.{value}"),
        .. field.Kind is FieldKind.Receiver ? [$"{field.Key}.none"] : Array.Empty<string>(),
    ];
}

using System.Globalization;
using System.Reflection;
using System.Resources;

namespace OpenProvince.Kernel;

/// <summary>The text catalogue of one module: keys start with <paramref name="Prefix"/> or <c>error.&lt;prefix&gt;</c>.</summary>
/// <param name="Prefix">The module's name in keys.</param>
/// <param name="Assembly">Holds the resources.</param>
/// <param name="BaseName">Resource name when it is not <c>&lt;assembly&gt;.Resources.Texts</c>.</param>
public sealed record TextSource(string Prefix, Assembly Assembly, string? BaseName = null);

/// <summary>
/// All sentences shown to people, by key, in the culture of the request. Vietnamese is the neutral resource and complete;
/// a language that lacks a key shows the Vietnamese sentence.
/// </summary>
public sealed class Texts(IEnumerable<TextSource> sources)
{
    private readonly Dictionary<string, ResourceManager> managers = sources.ToDictionary(
        source => source.Prefix,
        source => new ResourceManager(source.BaseName ?? $"{source.Assembly.GetName().Name}.Resources.Texts", source.Assembly),
        StringComparer.Ordinal);

    public string this[string key] => Find(key) ?? key;

    /// <summary>The sentence with its <c>{name}</c> placeholders filled.</summary>
    public string this[string key, params (string Name, object? Value)[] args] => Fill(this[key], args);

    /// <summary>The sentence for a refusal.</summary>
    public string Error(Error error) => Fill(this[$"error.{error.Code}"], error.Args);

    /// <summary>The sentence, or null when no module has the key.</summary>
    public string? Find(string key)
    {
        var start = key.StartsWith("error.", StringComparison.Ordinal) ? "error.".Length : 0;
        var end = key.IndexOf('.', start);
        if (end < 0 || !managers.TryGetValue(key[start..end], out var manager)) return null;
        return manager.GetString(key, CultureInfo.CurrentUICulture);
    }

    private static string Fill(string sentence, IReadOnlyList<(string Name, object? Value)> args)
    {
        foreach (var (name, value) in args)
            sentence = sentence.Replace($"{{{name}}}", Convert.ToString(value, CultureInfo.CurrentCulture), StringComparison.Ordinal);
        return sentence;
    }
}

using System.Globalization;
using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;
using OpenProvince.Notices.Domain;
using OpenProvince.Time;

namespace OpenProvince.Notices.Data;

/// <summary>What notices say: the words of the telling module, or those the province put over them.</summary>
internal sealed class NoticeWords(Database database, IEnumerable<NoticeKind> kinds, Texts texts, DayWords days)
{
    private readonly Dictionary<string, NoticeKind> byName = kinds.ToDictionary(one => one.Name, StringComparer.Ordinal);

    public IReadOnlyCollection<NoticeKind> Kinds => byName.Values;

    public NoticeKind? Find(string name) => byName.GetValueOrDefault(name);

    /// <exception cref="ArgumentException">No module tells such a kind.</exception>
    public NoticeKind Kind(string name) => Find(name) ?? throw new ArgumentException($"No module tells {name}", nameof(name));

    /// <summary>The words as they are now.</summary>
    public async Task<Wording> LoadAsync(CancellationToken ct)
    {
        var own = await database.QueryAsync(
            row => (Kind: row.GetString(0), Language: row.GetString(1), Words: new Template(row.GetString(2), row.GetString(3))),
            "select kind, language, title, body from notices_template", [], ct);
        return new Wording(own.ToDictionary(one => (one.Kind, one.Language), one => one.Words), texts, days);
    }
}

/// <summary>Words in the language of whoever reads them, which is that of the current culture.</summary>
internal sealed class Wording(IReadOnlyDictionary<(string Kind, string Language), Template> own, Texts texts, DayWords days)
{
    /// <summary>Whether the province put words of its own over a kind's.</summary>
    public bool IsOwn(string kind, string language) => own.ContainsKey((kind, language));

    public Template Of(string kind) =>
        own.GetValueOrDefault((kind, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName))
        ?? new Template(texts[$"{kind}.title"], texts[$"{kind}.text"]);

    public string Title(Notice notice) => Template.Fill(Of(notice.Kind).Title, Facts(notice));

    public string Text(Notice notice) => Template.Fill(Of(notice.Kind).Text, Facts(notice));

    /// <summary>"17:00 thứ Sáu 27/11/2026"</summary>
    public string Moment(Instant at) => $"{DayWords.Clock(at)} {days.Long(at.LocalDay())}";

    private IEnumerable<(string, string)> Facts(Notice notice) =>
        notice.Facts.Select(one => (one.Key, one.Value.Moment is { } at ? Moment(at) : one.Value.Text ?? ""));
}

using OpenProvince.EventLog;

namespace OpenProvince.Notices.Contracts;

/// <summary>
/// The words of a kind of notice were changed, or are the program's own again. Stream <c>words-{id}</c>: one act, one event.
/// </summary>
/// <param name="Kind">Whose words.</param>
/// <param name="Language">In which language.</param>
/// <param name="Content">SHA-256 of title, a line feed and text, in hexadecimal; null: the program's own again.</param>
[StoredEvent("notices.template-changed", 1)]
public sealed record NoticeTemplateChanged(string Kind, string Language, string? Content) : IEvent;

public static class NoticePermissions
{
    /// <summary>Change the words of notices for the whole province.</summary>
    public const string WriteTemplates = "notices.write-templates";
}

using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>
/// Why an officer decided so, in words. It may name people, so it is a row that events point to by id and never
/// stands in the log.
/// </summary>
public sealed record Reason(long Id, string Text)
{
    /// <summary>Characters.</summary>
    public const int MaxLength = 2000;

    public static Result<Reason> Of(string? text)
    {
        var clean = VietnameseText.Clean(text);
        if (clean.Length == 0) return CaseErrors.ReasonMissing;
        return clean.Length > MaxLength ? CaseErrors.ReasonTooLong : new Reason(Ids.Next(), clean);
    }

    /// <summary>For acts that may, but need not, say why.</summary>
    public static Result<Reason?> Optional(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return (Reason?)null!;
        var reason = Of(text);
        return reason.IsError ? reason.Error : reason.Value;
    }
}

using System.Globalization;
using OpenProvince.Agencies.Contracts;

namespace OpenProvince.Cases.Contracts;

/// <summary>Every body of an act may carry the revision the caller looked at.</summary>
public interface IActBody
{
    /// <summary>Null when the caller did not look.</summary>
    long? Revision { get; }
}

/// <summary>A body whose words mean something else inside: codes become units, names become enumerations.</summary>
public interface IActBody<out TInput> : IActBody
{
    /// <summary>What the act takes.</summary>
    TInput Said(IAgencies agencies);
}

/// <summary>An act that needs nothing but the case.</summary>
public sealed record PlainBody(long? Revision = null) : IActBody<NoInput>
{
    /// <summary>An empty request.</summary>
    public PlainBody() : this(Revision: null) { }

    public NoInput Said(IAgencies agencies) => new();
}

/// <summary>An act with words: the reason of a decision.</summary>
public sealed record ReasonBody(string? Reason = null, long? Revision = null) : IActBody<ReasonInput>, IActBody<WhyInput>
{
    /// <summary>An empty request.</summary>
    public ReasonBody() : this(null, null) { }

    public ReasonInput Said(IAgencies agencies) => new(Reason);

    WhyInput IActBody<WhyInput>.Said(IAgencies agencies) => new(Reason ?? "");
}

/// <summary>Who has a case, as programs read it: the unit's code, and the officer's actor code.</summary>
public sealed record HolderAnswer(string? Agency, string? Officer);

/// <summary>Reads agencies as programs write them: by code of either form, or by slug.</summary>
public static class ApiAgencies
{
    /// <summary>The agency, or null when it does not exist or nothing was said.</summary>
    public static AgencyId? Find(this IAgencies agencies, string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : (agencies.FindByCode(text.Trim()) ?? agencies.FindBySlug(text.Trim()))?.Id;

    /// <summary>An agency that was named but does not exist becomes an id nobody has: the rule says it beside the field.</summary>
    public static AgencyId Required(this IAgencies agencies, string? text) => agencies.Find(text) ?? new AgencyId(0);

    /// <summary>The same, null when nothing was said.</summary>
    public static AgencyId? Optional(this IAgencies agencies, string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : agencies.Required(text);
}

/// <summary>Reads ids of files as programs write them.</summary>
public static class ApiFiles
{
    /// <summary>A file that was named but cannot be one becomes an id nobody has: the rule says it beside the field.</summary>
    public static long? Optional(string? text) =>
        string.IsNullOrEmpty(text) ? null : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}

using System.Globalization;
using Microsoft.AspNetCore.Http;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>
/// What the address of the queue asks for. The same address is written by the filter form, by the tabs, and by the tiles of
/// the wall (<c>tab=overdue|due-today|in-process|awaiting|finished|received-today|received-month|received-before|finished-before</c>,
/// <c>unit</c>, <c>channel</c>).
/// </summary>
internal sealed record QueueQuery
{
    public const int PageSize = 25;
    private const int SealedLength = 800;

    public string Tab { get; init; } = "mine";
    public string? Text { get; init; }

    /// <summary>The text as it stands in addresses (<see cref="SearchSeal"/>).</summary>
    public string? Written { get; private init; }

    public string? Field { get; init; }
    public Channel? Channel { get; init; }
    public string? Procedure { get; init; }
    public long? Unit { get; init; }
    public int Page { get; init; } = 1;
    /// <summary>Code of the chosen row.</summary>
    public string? Selected { get; init; }

    /// <summary>Its place on the page, from 0: once it has left the list, the next one stands there.</summary>
    public int Place { get; init; }

    /// <summary>Set when the address names something that does not exist: shown instead of silently widening the list.</summary>
    public bool Malformed { get; init; }

    public bool IsFiltered => Text is not null || Field is not null || Channel is not null || Procedure is not null || Unit is not null;

    /// <summary>The lists of figures, reached from the wall; they are no tabs of the officer's own work.</summary>
    public bool IsDrillDown => QueueTabs.IsFigure(Tab) || (Unit is not null && Tab == "overdue");

    /// <summary>The list reaches beyond the reader's own work: it says who holds each.</summary>
    public bool OfOthers => Text is not null || IsDrillDown || Tab is QueueTabs.WholeUnit or QueueTabs.HandedOn;

    public static QueueQuery Read(IQueryCollection query, IAgencies agencies, SearchSeal seal)
    {
        var (channel, unit) = (Value(query, "channel"), Value(query, "unit"));
        var (readChannel, readUnit) = (ReadChannel(channel), ReadUnit(unit, agencies));
        var tab = Value(query, "tab") ?? "mine";
        var written = Value(query, "q", SealedLength);
        var text = seal.Read(written) is { Length: <= 200 } said ? said : null;
        return new()
        {
            Tab = QueueTabs.IsKnown(tab) ? tab : "mine",
            Text = text,
            Written = text is null ? null : seal.InAddress(text),
            Field = Value(query, "field"),
            Channel = readChannel,
            Procedure = Value(query, "procedure"),
            Unit = readUnit,
            Page = PageNumber.Of(query["page"]),
            Selected = Value(query, "chon"),
            Place = int.TryParse(query["dong"], NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0,
            Malformed = (written is not null && text is null) || (channel is not null && readChannel is null)
                || (unit is not null && readUnit is null) || !QueueTabs.IsKnown(tab),
        };
    }

    /// <summary>A search looks through everything the officer may read, whatever tab was open.</summary>
    public DossierFilter Filter(DateOnly today)
    {
        var page = Common() with { Page = Page, PageSize = PageSize };
        if (Text is not null) return page with { Search = Text };
        return IsDrillDown ? QueueTabs.Figure(Tab, page, today) : page with { Tab = QueueTabs.Of(Tab) };
    }

    /// <summary>The conditions that narrow every tab alike.</summary>
    public DossierFilter Common() => new()
    {
        Within = Unit is { } unit ? new AgencyId(unit) : null,
        Field = Field,
        Channel = Channel,
        Procedure = Procedure,
    };

    public string Href(string path = DeskLinks.Queue)
    {
        List<string> parts = [];
        void Add(string name, object? value)
        {
            if (value is not null) parts.Add($"{name}={Uri.EscapeDataString(Convert.ToString(value, CultureInfo.InvariantCulture)!)}");
        }
        Add("tab", Tab == "mine" ? null : Tab);
        Add("q", Written);
        Add("field", Field);
        Add("channel", Channel is { } channel ? QueueTabs.Name(channel) : null);
        Add("procedure", Procedure);
        Add("unit", Unit);
        Add("page", Page > 1 ? Page : null);
        Add("chon", Selected);
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";
    }

    private static string? Value(IQueryCollection query, string name, int most = 200) =>
        VietnameseText.Clean(query[name].ToString()) is { Length: > 0 } value && value.Length <= most ? value : null;

    private static Channel? ReadChannel(string? text) => text is null ? null : Enum.GetValues<Channel>()
        .Where(one => QueueTabs.Name(one) == text || ((int)one).ToString(CultureInfo.InvariantCulture) == text).Select(one => (Channel?)one)
        .FirstOrDefault();

    private static long? ReadUnit(string? text, IAgencies agencies)
    {
        if (text is null) return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return agencies.Find(new AgencyId(id))?.Id.Value;
        return (agencies.FindByCode(text) ?? agencies.FindBySlug(text))?.Id.Value;
    }
}

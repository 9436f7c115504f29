using OpenProvince.Dossiers.Contracts;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>Names of tabs and channels as they stand in addresses.</summary>
internal static class QueueTabs
{
    /// <summary>The tab of those who answer for a unit.</summary>
    public const string WholeUnit = "whole-unit";

    public const string HandedOn = "handed-on";

    public static readonly IReadOnlyList<(string Name, DossierTab Tab)> All =
    [
        // Of who answers for a unit it is the second: there a phone shows it too.
        ("mine", DossierTab.Mine), (WholeUnit, DossierTab.WholeUnit), ("near", DossierTab.Near), ("overdue", DossierTab.Overdue),
        ("waiting", DossierTab.WaitingForCitizen), ("to-return", DossierTab.WaitingToReturn), (HandedOn, DossierTab.HandedOn),
    ];

    /// <summary>The lists behind figures of the wall; they are no tabs of the officer's own work.</summary>
    private static readonly string[] Figures =
    [
        "received-today", "received-month", "awaiting", "in-process", "due-today", "finished", "received-before", "finished-before"
    ];

    public static bool IsKnown(string name) => IsFigure(name) || All.Any(one => one.Name == name);

    public static bool IsFigure(string name) => Figures.Contains(name);

    /// <summary>The condition of a figure, so that its list holds what the figure counts.</summary>
    public static DossierFilter Figure(string name, DossierFilter filter, DateOnly today) => name switch
    {
        "received-today" => filter with { ReceivedOn = today },
        "received-before" => filter with { ReceivedInMonthOf = today.AddMonths(-1) },
        "finished-before" => filter with { FinishedInMonthOf = today.AddMonths(-1) },
        "received-month" => filter with { ReceivedInMonthOf = today },
        "awaiting" => filter with { Awaiting = true },
        "in-process" => filter with { InProcess = true },
        "due-today" => filter with { DueOn = today },
        "finished" => filter with { FinishedInMonthOf = today },
        "overdue" => filter with { Overdue = true },
        _ => filter,
    };

    public static DossierTab? Of(string name) => All.Where(one => one.Name == name).Select(one => (DossierTab?)one.Tab).FirstOrDefault();

    public static string Name(Channel channel) => channel switch
    {
        Channel.Desk => "desk",
        Channel.Post => "post",
        Channel.Portal => "portal",
        _ => "online",
    };
}

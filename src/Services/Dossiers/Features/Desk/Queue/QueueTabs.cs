using OpenProvince.Dossiers.Contracts;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>Names of tabs and channels as they stand in addresses.</summary>
internal static class QueueTabs
{
    public static readonly IReadOnlyList<(string Name, DossierTab Tab)> All =
    [
        ("mine", DossierTab.Mine), ("near", DossierTab.Near), ("overdue", DossierTab.Overdue), ("waiting", DossierTab.WaitingForCitizen),
        ("to-return", DossierTab.WaitingToReturn), ("handed-on", DossierTab.HandedOn),
    ];

    private static readonly string[] Figures = ["due-today", "in-process", "received-today"];

    public static bool IsKnown(string name) => Figures.Contains(name) || All.Any(one => one.Name == name);

    public static DossierTab? Of(string name) => All.Where(one => one.Name == name).Select(one => (DossierTab?)one.Tab).FirstOrDefault();

    public static string Name(Channel channel) => channel switch
    {
        Channel.Desk => "desk",
        Channel.Post => "post",
        Channel.Portal => "portal",
        _ => "online",
    };
}

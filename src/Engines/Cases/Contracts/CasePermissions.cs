namespace OpenProvince.Cases.Contracts;

/// <summary>What people may do with cases of every kind.</summary>
public static class CasePermissions
{
    /// <summary>To see in the inbox what others of the unit and of those below it hold.</summary>
    public const string WholeUnit = "cases.whole-unit";

    /// <summary>To give what one officer of the unit has to another one.</summary>
    public const string Pass = "cases.pass";

    /// <summary>To keep views of lists for everybody of the unit.</summary>
    public const string ShareViews = "cases.share-views";

    /// <summary>To see what hangs in the own part of the province.</summary>
    public const string Watch = "cases.watch";
}

namespace OpenProvince.Ui;

/// <summary>Places in the layouts that other modules fill with a component.</summary>
public static class LayoutSlots
{
    /// <summary>Right end of the citizen masthead: sign in, or the account menu.</summary>
    public const string CitizenAccount = "citizen.account";

    /// <summary>Beside the staff brand: agency and post switcher.</summary>
    public const string StaffPost = "staff.post";

    /// <summary>Staff masthead, before the account: new intake, bell.</summary>
    public const string StaffActions = "staff.actions";

    /// <summary>Right end of the staff masthead.</summary>
    public const string StaffAccount = "staff.account";
}

/// <summary>Component shown in a slot; it gets no parameters.</summary>
public sealed record LayoutSlotContent(string Slot, int Order, Type Component);

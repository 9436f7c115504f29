namespace OpenProvince.Deliveries.Contracts;

public static class DeliveryPermissions
{
    /// <summary>See what waits and what could not be sent, and send it anew.</summary>
    public const string Manage = "deliveries.manage";
}

/// <summary>Addresses of this module's pages.</summary>
public static class DeliveryLinks
{
    public const string Page = "/admin/deliveries";
}

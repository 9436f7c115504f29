using System.Net;

namespace OpenProvince.Kernel;

/// <summary>What counts as one place that sends requests.</summary>
public static class Networks
{
    /// <summary>The address; of the newer addresses the /64 a household has as a whole. "" when there is none.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4().ToString();
        var bytes = address.GetAddressBytes();
        return bytes.Length == 16 ? Convert.ToHexString(bytes.AsSpan(0, 8)) : address.ToString();
    }
}

using System.Globalization;
using OpenProvince.Kernel;

namespace OpenProvince.Server;

/// <summary>What the machine must have before any verb runs.</summary>
internal static class Surroundings
{
    /// <summary>Null when all is there. Names sort and numbers are written in Vietnamese, which invariant globalization cannot.</summary>
    public static Error? Check()
    {
        try
        {
            _ = CultureInfo.GetCultureInfo("vi-VN");
            return null;
        }
        catch (CultureNotFoundException)
        {
            return Error.Unavailable("host.no-vietnamese");
        }
    }
}

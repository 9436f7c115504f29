using System.Data.Common;

namespace OpenProvince.Ui;

/// <summary>Tells a database that went away, where the same request may be sent again, from a bug.</summary>
internal static class Outage
{
    /// <summary>EF Core and tasks wrap what the driver said, so the causes are looked at too.</summary>
    public static bool Is(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
            if (exception is DbException { IsTransient: true }) return true;
        return false;
    }
}

using System.Globalization;

namespace OpenProvince.Agencies.Contracts;

/// <summary>Stable id of an agency; never reused, never changed by a merger or a new name.</summary>
public readonly record struct AgencyId(long Value)
{
    /// <summary>The bare number, as stored and as shown in addresses of the API.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

using OpenProvince.Agencies.Data;
using OpenProvince.Ui;

namespace OpenProvince.Agencies.Features;

/// <summary>"tỉnh Bắc Kạn" in the layouts comes from the directory.</summary>
internal sealed class ProvinceSite(AgencyDirectory agencies) : ISiteIdentity
{
    public string Province => agencies.Now.Province is { } province
        && agencies.AdminUnit(province.AdminUnit) is { Name: { Length: > 0 } name }
        ? char.ToLowerInvariant(name[0]) + name[1..]
        : "";

    public string Hotline => "1022";
}

using OpenProvince.Agencies.Contracts;

namespace OpenProvince.Agencies.Domain;

/// <summary>All fields of work, in the order of the choice; the words of one are <c>agencies.function.{name}</c>.</summary>
internal static class AgencyFunctionNames
{
    public static readonly IReadOnlyList<string> All =
    [
        AgencyFunctions.Office, AgencyFunctions.Justice, AgencyFunctions.Police, AgencyFunctions.HomeAffairs, AgencyFunctions.Business,
        AgencyFunctions.Finance, AgencyFunctions.Environment, AgencyFunctions.Land, AgencyFunctions.Agriculture,
        AgencyFunctions.Construction, AgencyFunctions.Transport, AgencyFunctions.Labour, AgencyFunctions.Welfare, AgencyFunctions.Trade,
        AgencyFunctions.Culture, AgencyFunctions.Press, AgencyFunctions.Digital, AgencyFunctions.Science, AgencyFunctions.Education,
        AgencyFunctions.Health, AgencyFunctions.Inspection, AgencyFunctions.Ethnic, AgencyFunctions.IndustrialZones,
        AgencyFunctions.Insurance, AgencyFunctions.Tax,
    ];
}

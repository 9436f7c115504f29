namespace OpenProvince.Agencies.Contracts;

/// <summary>What an agency is; stored by its lower-case name with hyphens.</summary>
public enum AgencyKind
{
    /// <summary>People's committee of a province or a city under central rule.</summary>
    Province = 1,

    /// <summary>Department or equivalent body of the province (sở, ban, thanh tra, văn phòng).</summary>
    Department = 2,

    /// <summary>People's committee of a district; only before 2025-07-01.</summary>
    District = 3,

    /// <summary>People's committee of a commune, ward, township or special zone.</summary>
    Commune = 4,

    /// <summary>Specialised room inside a district or a commune (phòng).</summary>
    Division = 5,

    /// <summary>Public administration service centre.</summary>
    ServiceCentre = 6,

    /// <summary>Land registration office and its branches.</summary>
    LandOffice = 7,

    /// <summary>Agency of a central line that serves people at the same centre (police, tax, social insurance).</summary>
    Vertical = 8,
}

/// <summary>Tier of government an agency stands on.</summary>
public enum AgencyLevel
{
    /// <summary>Province.</summary>
    Province = 1,

    /// <summary>District.</summary>
    District = 2,

    /// <summary>Commune.</summary>
    Commune = 3,
}

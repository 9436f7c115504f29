namespace OpenProvince.Agencies.Contracts;

/// <summary>
/// Fields of work by which a procedure finds its competent agency, so that a procedure need not know
/// which department holds the field after a reorganisation.
/// </summary>
public static class AgencyFunctions
{
    /// <summary>Civil status, certification, adoption (tư pháp).</summary>
    public const string Justice = "justice";

    /// <summary>Criminal records, residence, driving licences after 03/2025 (công an).</summary>
    public const string Police = "police";

    /// <summary>Enterprises, household businesses, planning (kế hoạch, đầu tư).</summary>
    public const string Business = "business";

    /// <summary>Budget and prices (tài chính).</summary>
    public const string Finance = "finance";

    /// <summary>Land, water, minerals, environment (tài nguyên, môi trường).</summary>
    public const string Environment = "environment";

    /// <summary>Land registration (đăng ký đất đai).</summary>
    public const string Land = "land";

    /// <summary>Agriculture, forestry, food of that origin (nông nghiệp).</summary>
    public const string Agriculture = "agriculture";

    /// <summary>Construction and housing (xây dựng).</summary>
    public const string Construction = "construction";

    /// <summary>Roads and vehicles (giao thông).</summary>
    public const string Transport = "transport";

    /// <summary>Labour, employment, people of merit (lao động, người có công).</summary>
    public const string Labour = "labour";

    /// <summary>Social protection and poverty reduction (bảo trợ xã hội, giảm nghèo).</summary>
    public const string Welfare = "welfare";

    /// <summary>Civil service, organisations, religion (nội vụ).</summary>
    public const string HomeAffairs = "home-affairs";

    /// <summary>Trade, industry, energy (công thương).</summary>
    public const string Trade = "trade";

    /// <summary>Culture, sport, tourism, family (văn hóa).</summary>
    public const string Culture = "culture";

    /// <summary>Press, publishing, grassroots information (báo chí, xuất bản).</summary>
    public const string Press = "press";

    /// <summary>Post, telecommunication, digital transformation (bưu chính, viễn thông).</summary>
    public const string Digital = "digital";

    /// <summary>Science, standards, technology (khoa học, công nghệ).</summary>
    public const string Science = "science";

    /// <summary>Schools (giáo dục).</summary>
    public const string Education = "education";

    /// <summary>Health and food safety (y tế).</summary>
    public const string Health = "health";

    /// <summary>Inspection and complaints (thanh tra).</summary>
    public const string Inspection = "inspection";

    /// <summary>Ethnic affairs (dân tộc).</summary>
    public const string Ethnic = "ethnic";

    /// <summary>Industrial zones (khu công nghiệp).</summary>
    public const string IndustrialZones = "industrial-zones";

    /// <summary>Social insurance (bảo hiểm xã hội).</summary>
    public const string Insurance = "insurance";

    /// <summary>Taxes (thuế).</summary>
    public const string Tax = "tax";

    /// <summary>Office of a committee: general affairs, one-stop control (văn phòng).</summary>
    public const string Office = "office";
}

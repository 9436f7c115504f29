namespace OpenProvince.Procedures.Contracts;

/// <summary>Addresses of the public pages that speak of procedures.</summary>
public static class ProcedureLinks
{
    /// <summary>The site's first page, and where procedures are looked for.</summary>
    public const string Home = "/", Search = "/tim-kiem";

    /// <summary>The search with a question, a field, a level of online service, and the page of the answer.</summary>
    public static string SearchFor(string? question, string? field = null, string? level = null, int page = 1)
    {
        List<string> parts = [];
        if (!string.IsNullOrEmpty(question)) parts.Add($"q={Uri.EscapeDataString(question)}");
        if (!string.IsNullOrEmpty(field)) parts.Add($"linh-vuc={Uri.EscapeDataString(field)}");
        if (!string.IsNullOrEmpty(level)) parts.Add($"muc-do={Uri.EscapeDataString(level)}");
        if (page > 1) parts.Add($"trang={page}");
        return parts.Count == 0 ? Search : $"{Search}?{string.Join('&', parts)}";
    }

    /// <summary>Everything of a field.</summary>
    public static string Field(ProcedureField field) => SearchFor(null, field.Code);

    /// <summary>The page of an event of life.</summary>
    public static string LifeEvent(LifeEvent life) => $"/viec-trong-doi/{life.Slug}";

    /// <summary>The page of a procedure.</summary>
    public static string Procedure(string code) => $"/thu-tuc/{Uri.EscapeDataString(code)}";
}

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Cases.Contracts;

namespace OpenProvince.Cases.Features;

/// <summary>The permission of the act a page of a case, or of several, was sent for.</summary>
internal sealed class ActPermission(IEnumerable<ICaseActs> kinds) : IActPermission
{
    public string? Of(HttpContext http)
    {
        var (path, values) = (http.Request.Path.Value ?? "", http.Request.RouteValues);
        if (path.StartsWith(BulkActs.Path, StringComparison.OrdinalIgnoreCase) && values["Name"] is string name)
            return http.RequestServices.GetRequiredService<BulkActs>().Find(name)?.Facts.Permission;
        if (values["Code"] is not string code) return null;
        foreach (var kind in kinds)
            foreach (var (facts, _) in kind.Said)
                if (string.Equals(Uri.UnescapeDataString(kind.Page(code, facts)), path, StringComparison.OrdinalIgnoreCase))
                    return facts.Permission;
        return null;
    }
}

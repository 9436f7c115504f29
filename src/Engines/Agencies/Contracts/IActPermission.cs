using Microsoft.AspNetCore.Http;

namespace OpenProvince.Agencies.Contracts;

/// <summary>Which permission a form that was sent uses, where its page serves several acts and its policy does not say it.</summary>
public interface IActPermission
{
    /// <summary>The permission; null when the request is no act of this kind.</summary>
    string? Of(HttpContext http);
}

/// <summary>The same for an endpoint of programs, said where it is mapped.</summary>
public sealed record UsesPermission(string Permission);

using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenProvince.Agencies.Data;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Programs act as an account with <c>Authorization: Bearer</c>; no cookie, no antiforgery.</summary>
internal sealed class ApiTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiTokens tokens, RefusedKeys refused)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiToken";
    private const string Prefix = "Bearer ";

    public static bool IsAsked(string? authorization) => authorization?.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) == true;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!IsAsked(header)) return AuthenticateResult.NoResult();
        if (await tokens.FindAsync(header[Prefix.Length..].Trim(), Context.RequestAborted) is not { } row)
        {
            await refused.RecordAsync(Networks.Of(Context.Connection.RemoteIpAddress), Context.RequestAborted);
            return AuthenticateResult.Fail("Unknown key");
        }

        var identity = new ClaimsIdentity(SchemeName);
        identity.AddClaim(new Claim(ClaimTypes.Name, row.UserName));
        OpClaims.Add(identity, ClaimTypes.NameIdentifier, row.User);
        OpClaims.Add(identity, OpClaims.Person, row.Person);
        identity.AddClaim(new Claim(OpClaims.Key, row.Name));
        if (row.Staff is { } staff) OpClaims.Add(identity, OpClaims.Staff, staff);
        if (row.Post is { } post) identity.AddClaim(new Claim(OpClaims.Post, OpClaims.Write(post)));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }
}

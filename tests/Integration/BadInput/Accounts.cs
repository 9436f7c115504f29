using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Testing;

namespace OpenProvince.Integration.BadInput;

/// <summary>Everybody who may stand in front of a page: nobody in particular (null), and one account per role.</summary>
internal static class Accounts
{
    public static async Task<IReadOnlyList<string?>> AllAsync(Province province)
    {
        var accounts = await province.InScopeAsync(services => services.GetRequiredService<IProvinceSeeder>().DemoAccountsAsync());
        Assert.NotEmpty(accounts);
        return [null, .. accounts.Select(account => account.UserName)];
    }

    public static async Task<Visitor> EnterAsync(Province province, string? account) =>
        account is null ? province.Visitor() : await province.SignInAsync(account);
}

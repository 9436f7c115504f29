using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Features;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Time.Contracts;
using OpenProvince.Ui;

namespace OpenProvince.Agencies;

/// <summary>Agencies and their identifiers, staff and posts, people, sign-in.</summary>
public static class AgenciesModule
{
    public static IServiceCollection AddAgencies(this IServiceCollection services)
    {
        var assembly = typeof(AgenciesModule).Assembly;
        services.AddSchema("agencies", assembly).AddTexts("agencies", assembly).AddEvents(assembly).AddHandlers(assembly).AddPages(assembly);
        services.AddStreamHeads("agency", "select 'agency-' || id, version, head_hash from agencies_agency");
        services.AddPermissions(Roles.ProvinceAdministrator, AgencyPermissions.ManageStaff);
        AddDirectories(services);
        services.AddSignIn();
        services.AddLayoutSlot<AccountMenu>(LayoutSlots.CitizenAccount).AddLayoutSlot<PostSwitcher>(LayoutSlots.StaffPost).AddLayoutSlot<StaffAccount>(LayoutSlots.StaffAccount);
        services.AddMenu(
            new MenuItem(MenuArea.FooterOpenness, 20, "agencies.menu.directory", AgencyLinks.Directory, "building"),
            new MenuItem(MenuArea.Staff, 80, "agencies.menu.directory", AgencyLinks.Directory, "building"),
            new MenuItem(MenuArea.Staff, 90, "agencies.menu.staff", AgencyLinks.Staff, "people", AgencyPermissions.ManageStaff));
        return services.AddSingleton<Capabilities>().AddSingleton<ISiteIdentity, ProvinceSite>();
    }

    public static void MapAgencies(this IEndpointRouteBuilder routes) => AccountEndpoints.Map(routes);

    private static void AddDirectories(IServiceCollection services)
    {
        services.AddSingleton<AgencyStore>();
        services.AddSingleton<AgencyDirectory>();
        services.AddSingleton<IAgencies>(provider => provider.GetRequiredService<AgencyDirectory>());
        services.AddSingleton<IAgencyTree>(provider => provider.GetRequiredService<AgencyDirectory>());
        services.AddSingleton<IAgencyCodes, CalendarAgencies>();
        services.AddSingleton<StaffDirectory>();
        services.AddSingleton<IStaff>(provider => provider.GetRequiredService<StaffDirectory>());
        services.AddSingleton<Directories>();
        services.AddHostedService<DirectoryChanges>();
        services.AddSingleton<IPersons, Persons>();
        services.AddSingleton<ApiTokens>();
        services.AddSingleton<IApiTokens>(provider => provider.GetRequiredService<ApiTokens>());
        services.AddScoped<PackWriter>();
        services.AddScoped<AccountWriter>();
        services.AddScoped<IProvinceSeeder, ProvinceSeeder>();
    }
}

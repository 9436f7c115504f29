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
        services.AddSchema("agencies", assembly).AddTexts("agencies", assembly).AddEvents(assembly).AddHandlers(assembly)
            .AddPages(assembly);
        services.AddStreamHeads("agency", "select 'agency-' || id, version, head_hash from agencies_agency");
        services.AddStreamHeads("staff", "select 'staff-' || id, version, head_hash from agencies_staff");
        services.AddPermissions(
            Roles.ProvinceAdministrator, AgencyPermissions.ManageStaff, AgencyPermissions.SeeSecurityEvents, AgencyPermissions.SeeChanges);
        foreach (var role in Roles.OfOffice) services.AddPermissions(role, AgencyPermissions.Office);
        services.AddPermissions(Roles.Leader, AgencyPermissions.SeeChanges);
        services.AddPermissions(Roles.DeskOfficer, AgencyPermissions.IssueCitizenPassword);
        AddDirectories(services);
        services.AddSignIn();
        services.AddLayoutSlot<AccountMenu>(LayoutSlots.CitizenAccount).AddLayoutSlot<PostSwitcher>(LayoutSlots.StaffPost)
            .AddLayoutSlot<StaffAccount>(LayoutSlots.StaffAccount);
        services.AddMenu(
            new MenuItem(MenuArea.FooterOpenness, 20, "agencies.menu.directory", AgencyLinks.Directory, "building"),
            new MenuItem(MenuArea.Staff, 80, "agencies.menu.directory", AgencyLinks.Directory, "building"),
            new MenuItem(MenuArea.Staff, 70, "agencies.menu.citizen-password", AgencyLinks.CitizenPassword, "key",
                AgencyPermissions.IssueCitizenPassword),
            new MenuItem(MenuArea.Staff, 95, "agencies.menu.changes", AgencyLinks.Changes, "clock-history", AgencyPermissions.SeeChanges)
            {
                Also = [AgencyLinks.SecurityEvents]
            },
            new MenuItem(MenuArea.Staff, 90, "agencies.menu.staff", AgencyLinks.Staff, "people", AgencyPermissions.ManageStaff));
        services.AddSingleton<ISitemap>(new FixedPages(AgencyLinks.Directory));
        return services.AddSingleton<Capabilities>().AddSingleton<ISiteIdentity, ProvinceSite>();
    }

    public static void MapAgencies(this IEndpointRouteBuilder routes)
    {
        AccountEndpoints.Map(routes);
        SecurityFile.Map(routes);
        ChangesFile.Map(routes);
    }

    /// <summary>Sends security events to a syslog receiver while the server runs.</summary>
    public static IServiceCollection AddSyslog(this IServiceCollection services, SyslogTarget target) =>
        services.AddSingleton(target).AddHostedService<SyslogSender>();

    /// <summary>What changed rights and rules: its lines, their words, the page.</summary>
    private static void AddChanges(this IServiceCollection services)
    {
        services.AddSingleton<IChangeTeller, RightsChanges>();
        services.AddSingleton<ChangeTellers>().AddSingleton<ChangeReader>().AddSingleton<ChangeWords>();
        services.AddScoped<ShowChanges.Query>();
        services.Project<ChangeLines>();
    }

    private static void AddDirectories(IServiceCollection services)
    {
        services.AddSingleton<AgencyStore>();
        services.AddSingleton<AgencyDirectory>();
        services.AddSingleton<IAgencies>(provider => provider.GetRequiredService<AgencyDirectory>());
        services.AddSingleton<AgencyScope>();
        services.AddSingleton<IAgencyTree>(provider => provider.GetRequiredService<AgencyDirectory>());
        services.AddSingleton<IAgencyCodes, CalendarAgencies>();
        services.AddSingleton<StaffDirectory>();
        services.AddSingleton<IStaff>(provider => provider.GetRequiredService<StaffDirectory>());
        services.AddSingleton<Directories>();
        services.AddSingleton<IProof, StaffProof>().AddSingleton<IProof, KeyProof>();
        services.AddHostedService<DirectoryChanges>();
        services.AddSingleton<IPersons, Persons>();
        services.AddSingleton<UserFinder>();
        services.AddSingleton<ApiTokens>();
        services.AddSingleton<IApiTokens>(provider => provider.GetRequiredService<ApiTokens>());
        services.AddScoped<ShowSecurity.Query>();
        services.AddSingleton<OfficerSearch>();
        services.AddChanges();
        services.AddSingleton<StaffStream>();
        services.AddScoped<StaffAccounts>();
        services.AddSingleton<StaffRights>();
        services.AddScoped<PackWriter>();
        services.AddScoped<AccountWriter>();
        services.AddScoped<IAdministratorPassword, AdministratorPassword>();
        services.AddScoped<IProvinceSeeder, ProvinceSeeder>();
    }
}

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
public sealed class AgenciesModule : IModule
{
    public ModuleFacts Facts { get; } = new("agencies")
    {
        Permissions =
        [
            new(AgencyPermissions.Office, Roles.OfOffice) { Kept = true },
            new(AgencyPermissions.Administer, Roles.ProvinceAdministrator) { OfProvince = true },
            new(AgencyPermissions.ManageStaff, Roles.ProvinceAdministrator) { Kept = true, AsksProof = true },
            new(AgencyPermissions.ManageRoles, Roles.ProvinceAdministrator) { Kept = true, OfProvince = true, AsksProof = true },
            new(AgencyPermissions.ManageKeys, Roles.ProvinceAdministrator) { OfProvince = true, AsksProof = true },
            new(AgencyPermissions.ManageAgencies, Roles.ProvinceAdministrator) { OfProvince = true },
            new(AgencyPermissions.SeeSecurityEvents, Roles.ProvinceAdministrator) { OfProvince = true },
            new(AgencyPermissions.SeeChanges, Roles.ProvinceAdministrator, Roles.Leader),
            new(AgencyPermissions.SetAbsences, Roles.Leader, Roles.ProvinceAdministrator),
            new(AgencyPermissions.IssueCitizenPassword, Roles.DeskOfficer),
        ],
        Menu =
        [
            new(MenuArea.FooterOpenness, 20, "agencies.menu.directory", AgencyLinks.Directory, "building"),
            new(MenuArea.Staff, 80, "agencies.menu.directory", AgencyLinks.Directory, "building") { Group = MenuGroup.Help },
            new(MenuArea.Staff, 70, "agencies.menu.citizen-password", AgencyLinks.CitizenPassword, "key",
                AgencyPermissions.IssueCitizenPassword) { Group = MenuGroup.Help },
            new(MenuArea.Staff, 75, "agencies.menu.away", AgencyLinks.Away, "calendar-x", AgencyPermissions.Office)
            {
                Group = MenuGroup.Help
            },
            new(MenuArea.Administration, 1, "agencies.menu.administration", AgencyLinks.Administration, "speedometer2",
                AgencyPermissions.Administer),
            new(MenuArea.Administration, 10, "agencies.menu.staff", AgencyLinks.Staff, "people", AgencyPermissions.ManageStaff),
            new(MenuArea.Administration, 20, "agencies.menu.roles", AgencyLinks.Roles, "shield-check", AgencyPermissions.ManageRoles),
            new(MenuArea.Administration, 30, "agencies.menu.keys", AgencyLinks.Keys, "key", AgencyPermissions.ManageKeys),
            new(MenuArea.Administration, 30, "agencies.menu.agencies", AgencyLinks.Agencies, "building",
                AgencyPermissions.ManageAgencies),
            new(MenuArea.Administration, 90, "agencies.menu.changes", AgencyLinks.Changes, "clock-history", AgencyPermissions.SeeChanges)
            {
                Also = [AgencyLinks.SecurityEvents]
            },
        ],
        OfficerPaths = [AgencyLinks.Administration],
        Verbs = [new AdminPasswordVerb()],
        Workers = [Worker.Of<DirectoryChanges>("directory")],
        Demo = [Demo.Of<DemoAbsences>("absences")],
    };

    public void Add(IServiceCollection services)
    {
        services.AddStreamHeads("agency", "select 'agency-' || id, version, head_hash from agencies_agency");
        services.AddStreamHeads("merger", "select 'merger-' || id, version, head_hash from agencies_merger");
        services.AddStreamHeads("role", "select 'role-' || id, version, head_hash from agencies_role");
        services.AddStreamHeads("staff", "select 'staff-' || id, version, head_hash from agencies_staff");
        AddDirectories(services);
        AddAgencyChanges(services);
        services.AddSignIn();
        services.AddLayoutSlot<AccountMenu>(LayoutSlots.CitizenAccount).AddLayoutSlot<PostSwitcher>(LayoutSlots.StaffPost)
            .AddLayoutSlot<StaffAccount>(LayoutSlots.StaffAccount);
        services.AddSingleton<ISitemap>(new FixedPages(AgencyLinks.Directory));
        services.AddSingleton<Capabilities>().AddSingleton<ISiteIdentity, ProvinceSite>();
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        AccountEndpoints.Map(routes);
        KeyPosts.Map(routes);
        SecurityFile.Map(routes);
        ChangesFile.Map(routes);
    }

    /// <summary>What changed rights and rules: its lines, their words, the page.</summary>
    private static void AddChanges(IServiceCollection services)
    {
        services.AddSingleton<IChangeTeller, RightsChanges>();
        services.AddSingleton<ChangeTellers>().AddSingleton<ChangeReader>().AddSingleton<ChangeWords>();
        services.AddScoped<ShowChanges.Query>();
        services.Project<ChangeLines>();
    }

    /// <summary>What officers change of agencies, and who goes on where.</summary>
    private static void AddAgencyChanges(IServiceCollection services) => services
        .AddSingleton<AgencyStream>().AddSingleton<MergerStream>().AddSingleton<Mergers>().AddSingleton<AgencyRights>()
        .AddSingleton<IProof, AgencyProof>().AddSingleton<IProof, MergerProof>().AddSingleton<IChangeTeller, AgencyChangesTeller>()
        .AddScoped<MergerLook>().AddScoped<MoveOfficers>().AddScoped<IAdminLines, MergerLines>()
        .AddSingleton<MergerDay>().AddHostedService(provider => provider.GetRequiredService<MergerDay>())
        .React<MergerMoves>();

    private static void AddDirectories(IServiceCollection services)
    {
        services.AddSingleton<AgencyStore>();
        services.AddSingleton<AgencyDirectory>();
        services.AddSingleton<IAgencies>(provider => provider.GetRequiredService<AgencyDirectory>());
        services.AddSingleton<AgencyScope>();
        services.AddSingleton<IAgencyTree>(provider => provider.GetRequiredService<AgencyDirectory>());
        services.AddSingleton<IAgencyCodes, CalendarAgencies>();
        services.AddSingleton<RoleBook>().AddSingleton<IRoles>(provider => provider.GetRequiredService<RoleBook>())
            .AddSingleton<IRoleBook>(provider => provider.GetRequiredService<RoleBook>());
        services.AddSingleton<AbsenceBook>().AddSingleton<IAbsences>(provider => provider.GetRequiredService<AbsenceBook>())
            .AddSingleton<IProof, AbsenceProof>();
        services.AddSingleton<RoleStream>().AddSingleton<IProof, RoleProof>();
        services.AddSingleton<StaffDirectory>();
        services.AddSingleton<IStaff>(provider => provider.GetRequiredService<StaffDirectory>());
        services.AddSingleton<Directories>();
        services.AddSingleton<IProof, StaffProof>().AddSingleton<IProof, KeyProof>().AddSingleton<IProof, FactorProof>();
        services.AddSingleton<IPersons, Persons>();
        services.AddSingleton<UserFinder>();
        services.AddSingleton<ApiTokens>();
        services.AddSingleton<IApiTokens>(provider => provider.GetRequiredService<ApiTokens>());
        services.AddScoped<ShowSecurity.Query>();
        services.AddSingleton<OfficerSearch>();
        AddChanges(services);
        services.AddSingleton<StaffStream>();
        services.AddScoped<IAdminLines, PeopleLines>().AddScoped<IAdminLines, SystemLines>()
            .AddScoped<IAdminLines, WorkerLine>();
        services.AddScoped<StaffAccounts>().AddScoped<LeavingPost>().AddScoped<OnceOnly>().AddScoped<KeyRules>().AddSingleton<KeyBook>()
            .AddSingleton<RoleRights>().AddSingleton<PostWords>().AddSingleton<AbsenceRights>();
        services.AddSingleton<StaffRights>();
        services.AddScoped<TypedUnit>();
        services.AddScoped<PackWriter>();
        services.AddScoped<AccountWriter>();
        services.AddScoped<IAdministratorPassword, AdministratorPassword>();
        services.AddScoped<IProvinceSeeder, ProvinceSeeder>();
    }
}

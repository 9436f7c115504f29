using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Lays a pack down in an empty database: one transaction, so a crash leaves it empty.</summary>
internal sealed class ProvinceSeeder(UnitOfWork work, AgencyStore store, Directories directories, PackWriter writer, AccountWriter accounts,
    TimeProvider time) : IProvinceSeeder
{
    public IReadOnlyList<string> Packs => Pack.Names;

    public async Task<string?> CurrentAsync(CancellationToken ct = default) => (await store.FindProvinceAsync(ct))?.Pack;

    public async Task<Result<SeedSummary>> SeedAsync(SeedRequest request, CancellationToken ct = default)
    {
        if (await CurrentAsync(ct) is { } already) return AgencyErrors.AlreadySeeded(already);
        if (Pack.Find(request.Province) is not { } pack) return AgencyErrors.PackUnknown(request.Province);
        if (!request.Demo && request.AdminPassword is { } chosen
            && Passwords.Check(Passwords.Typed(chosen), officer: true, [IAdministratorPassword.FirstUserName], []) is { } easy)
            return easy;
        var keys = KeysOf(pack, request);
        if (keys.IsError) return keys.Error;
        var now = time.Now();
        writer.WriteAgencies(work, pack, now);
        writer.WriteStaff(work, pack, RightsOf(pack, request, keys.Value), now);
        PackWriter.WriteProvince(work, pack, request.Demo, now);
        if (request.Demo) accounts.Write(work, pack, now);
        else if (request.AdminPassword is { } password) accounts.WriteAdministrator(work, pack, password);
        foreach (var (user, token) in keys.Value) ApiTokens.Insert(work, user, token, "seed", now);
        DirectoryChanges.Announce(work);
        var result = await work.CommitAsync(ct);
        if (result.IsError) return result.Error;
        await directories.RefreshAsync(ct);
        return new SeedSummary(pack.Province, pack.AsOf, pack.Agencies.Count, pack.Staff.Count);
    }

    public async Task<IReadOnlyList<DemoAccount>> DemoAccountsAsync(CancellationToken ct = default)
    {
        if (await store.FindProvinceAsync(ct) is not { Demo: true } province || Pack.Find(province.Pack) is not { } pack) return [];
        var commune = new AgencyId(pack.Demo.Commune);
        return
        [
            new("citizen", Roles.Citizen, null, ActorResolver.Citizen(AccountWriter.FirstCitizen)),
            new("desk", Roles.DeskOfficer, commune),
            new("specialist", Roles.Specialist, commune),
            new("leader", Roles.Leader, commune),
            new("clerk", Roles.RecordsClerk, commune),
            new("admin", Roles.ProvinceAdministrator, directories.Agencies.Province.Id),
        ];
    }

    private static Result<List<(long User, string Token)>> KeysOf(Pack pack, SeedRequest request)
    {
        var users = request.Demo ? AccountWriter.UserIds(pack) : new Dictionary<string, long>();
        var keys = new List<(long User, string Token)>();
        foreach (var (userName, token) in request.ApiTokens ?? new Dictionary<string, string>())
        {
            if (!users.TryGetValue(userName, out var user)) return AgencyErrors.UserNotFound(userName);
            if (token.Length < ApiTokens.MinLength) return AgencyErrors.TokenTooShort(userName, ApiTokens.MinLength);
            keys.Add((user, token));
        }
        return keys;
    }

    /// <summary>
    /// What officers get besides their posts. Accounts of a demonstration belong to the pack and open to everybody: no event each.
    /// </summary>
    private static ILookup<long, IEvent> RightsOf(Pack pack, SeedRequest request, IReadOnlyList<(long User, string Token)> keys)
    {
        var officers = pack.Staff.Select(one => one.Id).ToHashSet();
        // An officer of a pack and their account have the same number.
        var rights = keys.Where(key => officers.Contains(key.User))
            .Select(key => (Staff: key.User, Event: (IEvent)new StaffKeyMade(key.User, key.User, ApiTokens.NameOf(key.Token)))).ToList();
        if (request is { Demo: false, AdminPassword: not null })
            rights.Add((pack.Demo.Admin, new StaffAccountMade(pack.Demo.Admin, pack.Demo.Admin)));
        return rights.ToLookup(one => one.Staff, one => one.Event);
    }
}

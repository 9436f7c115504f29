using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
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
        var now = time.Now();
        writer.WriteAgencies(work, pack, now);
        writer.WriteStaff(work, pack, now);
        PackWriter.WriteProvince(work, pack, request.Demo, now);
        if (request.Demo) accounts.Write(work, pack, now);
        else if (request.AdminPassword is { } password) accounts.WriteAdministrator(work, pack, password);
        if (AddTokens(pack, request, now) is { } refused)
        {
            work.Discard();
            return refused;
        }
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
            new("citizen", Roles.Citizen, null),
            new("desk", Roles.DeskOfficer, commune),
            new("specialist", Roles.Specialist, commune),
            new("leader", Roles.Leader, commune),
            new("clerk", Roles.RecordsClerk, commune),
            new("admin", Roles.ProvinceAdministrator, directories.Agencies.Province.Id),
        ];
    }

    private Error? AddTokens(Pack pack, SeedRequest request, Instant now)
    {
        if (request.ApiTokens is not { Count: > 0 } tokens) return null;
        var users = request.Demo ? AccountWriter.UserIds(pack) : new Dictionary<string, long>();
        foreach (var (userName, token) in tokens)
        {
            if (!users.TryGetValue(userName, out var user)) return AgencyErrors.UserNotFound(userName);
            if (token.Length < ApiTokens.MinLength) return AgencyErrors.TokenTooShort(userName, ApiTokens.MinLength);
            ApiTokens.Insert(work, user, token, "seed", now);
        }
        return null;
    }
}

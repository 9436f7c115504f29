using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>A new agency below another one, from a day on.</summary>
internal static class MakeAgency
{
    /// <param name="Parent">The agency above.</param>
    /// <param name="Name">Full official name.</param>
    /// <param name="Short">Name for tables.</param>
    /// <param name="Kind">What it is.</param>
    /// <param name="Code">Its identifier.</param>
    /// <param name="From">First day.</param>
    /// <param name="DeskName">Its one-stop desk; nothing: it receives nobody.</param>
    /// <param name="DeskPlace">Where that desk is.</param>
    /// <param name="Functions">Fields of work.</param>
    /// <param name="Decision">What it stands on.</param>
    internal sealed record Command(
        long Parent, string? Name, string? Short, AgencyKind? Kind, string? Code, DateOnly? From, string? DeskName, string? DeskPlace,
        IReadOnlyList<string> Functions, DecisionSaid Decision);

    internal sealed class Handler(AgencyRights rights, AgencyDirectory agencies, AgencyStream stream, UnitOfWork work, Clock clock)
    {
        /// <summary>What can stand below an agency.</summary>
        public static IReadOnlyList<AgencyKind> Kinds(AgencyInfo above) => above.Kind is AgencyKind.Province
            ? [AgencyKind.Department, AgencyKind.District, AgencyKind.Commune, AgencyKind.ServiceCentre, AgencyKind.LandOffice,
                AgencyKind.Vertical]
            : above.Kind is AgencyKind.District
            ? [AgencyKind.Commune, AgencyKind.Division, AgencyKind.ServiceCentre, AgencyKind.LandOffice, AgencyKind.Vertical]
            : [AgencyKind.Division, AgencyKind.ServiceCentre, AgencyKind.LandOffice, AgencyKind.Vertical];

        /// <returns>The id of the agency.</returns>
        public async Task<Result<long>> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (rights.Refusal(actor) is { } refusal) return refusal;
            if (agencies.Find(new(command.Parent)) is not { ValidTo: null } above) return AgencyErrors.AgencyUnknown;
            var code = AgencyCode.ParseNew(AgencyRights.Clean(command.Code).ToUpperInvariant());
            if (Error.All([.. Wrong(command, above, code)]) is { } wrong) return wrong;
            var id = Ids.Next();
            Write(id, command, above, code.Value, actor);
            var done = await rights.CommitAsync(work, ct);
            return done.IsError ? done.Error : id;
        }

        private IEnumerable<Error> Wrong(Command command, AgencyInfo above, Result<AgencyCode> code)
        {
            foreach (var error in AgencyRights.Wrong(command.Name, command.Short)) yield return error;
            foreach (var error in AgencyRights.Wrong(command.Decision, clock.Today)) yield return error;
            if (command.Kind is not { } kind || !Kinds(above).Contains(kind)) yield return AgencyErrors.KindUnknown.For("kind");
            if (code.IsError) yield return code.Error.For("code");
            else if (!code.Value.ToString().StartsWith(above.Code.Split('.')[0], StringComparison.Ordinal))
                yield return AgencyErrors.CodeElsewhere.For("code");
            // An identifier of an agency that ended stays its own: old papers lead there.
            else if (agencies.FindByCode(code.Value.ToString()) is not null) yield return AgencyErrors.AgencyCodeTaken.For("code");
            if (AgencyRights.Wrong(command.From, above.ValidFrom.AddDays(-1), clock.Today) is { } day) yield return day.For("from");
            var (name, place) = (AgencyRights.Clean(command.DeskName), AgencyRights.Clean(command.DeskPlace));
            if (name.Length == 0 != (place.Length == 0)) yield return AgencyErrors.DeskMissing.For(name.Length == 0 ? "desk" : "place");
            foreach (var (text, field) in new[] { (name, "desk"), (place, "place") })
                if (text.Length > AgencyRights.LongestName) yield return AgencyErrors.TooLong(AgencyRights.LongestName).For(field);
        }

        private void Write(long id, Command command, AgencyInfo above, AgencyCode code, Actor actor)
        {
            var (name, small) = (AgencyRights.Clean(command.Name), AgencyRights.Clean(command.Short));
            var (from, decision) = (command.From!.Value.ToNumber(), AgencyRights.Of(command.Decision));
            var (kind, desk) = (command.Kind!.Value, AgencyRights.Clean(command.DeskName) is { Length: > 0 } typed ? typed : null);
            var head = stream.Begin(work, id, actor.Id, clock.Now, new AgencyMade(id, code.ToString(), above.Id.Value, kind, from,
                decision.Number, decision.Day.ToNumber(), AgencyWords.Digest(name, small, decision.Issuer)));
            var number = AgencyStream.AddDecision(work, decision);
            var functions = AgencyFunctionNames.All.Where(command.Functions.Contains);
            work.Add(
                "insert into agencies_agency (id, slug, kind, level, admin_unit, functions, valid_from, valid_to, desk_name, desk_place, " +
                "version, head_hash, decision) values ($1, $2, $3, $4, $5, $6, $7, null, $8, $9, $10, $11, $12)",
                id, Slug(name), (int)kind, (int)LevelOf(kind, above), above.AdminUnit, string.Join(',', functions), from, desk,
                desk is null ? null : AgencyRights.Clean(command.DeskPlace), head.Version, head.Hash, number);
            // Another form may have taken the same name for its address in this moment.
            work.OnUnique(KernelErrors.Stale);
            work.Add(
                "insert into agencies_version (agency, valid_from, valid_to, name, short_name, parent, decision) " +
                "values ($1, $2, null, $3, $4, $5, $6)", id, from, name, small, above.Id.Value, number);
            work.AddChecked(
                "insert into agencies_code (agency, valid_from, valid_to, code, old_code, unofficial) select $1, $2, null, $3, $4, 0 " +
                "where not exists (select 1 from agencies_code where code = $3)", AgencyErrors.AgencyCodeTaken.For("code"),
                id, from, code.ToString(), OldForm(code));
        }

        private static AgencyLevel LevelOf(AgencyKind kind, AgencyInfo above) => kind switch
        {
            AgencyKind.District => AgencyLevel.District,
            AgencyKind.Commune => AgencyLevel.Commune,
            _ => above.Level,
        };

        private static string? OldForm(AgencyCode code) => code.ToOldForm() is { IsError: false } old ? old.Value : null;

        /// <summary>The name without accents; a number behind it where another agency is called so.</summary>
        private string Slug(string name)
        {
            var words = string.Join('-', VietnameseText.Fold(name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Select(word => new string([.. word.Where(char.IsAsciiLetterOrDigit)])).Where(word => word.Length > 0));
            var slug = words;
            for (var i = 2; agencies.FindBySlug(slug) is not null; i++) slug = $"{words}-{i}";
            return slug;
        }
    }
}

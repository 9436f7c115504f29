using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Calls an agency otherwise from a day on; papers of before keep the name of their day.</summary>
internal static class RenameAgency
{
    /// <param name="Agency">Which.</param>
    /// <param name="Version">As it was shown.</param>
    /// <param name="Name">Full official name.</param>
    /// <param name="Short">Name for tables.</param>
    /// <param name="From">First day of the name.</param>
    /// <param name="Decision">What it stands on.</param>
    internal sealed record Command(long Agency, long Version, string? Name, string? Short, DateOnly? From, DecisionSaid Decision);

    internal sealed class Handler(AgencyRights rights, AgencyDirectory agencies, AgencyStream stream, UnitOfWork work, Clock clock)
    {
        public async Task<Result> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (rights.Refusal(actor, command.Agency, command.Version) is { } refusal) return refusal;
            var last = agencies.Now.Versions(command.Agency)[^1];
            var (name, small) = (AgencyRights.Clean(command.Name), AgencyRights.Clean(command.Short));
            if (Error.All([
                .. AgencyRights.Wrong(command.Name, command.Short), .. AgencyRights.Wrong(command.Decision, clock.Today),
                .. AgencyRights.Wrong(command.From, last.Span.From, clock.Today) is { } day ? new[] { day.For("from") } : []]) is { } wrong)
                return wrong;
            if (name == last.Name && small == last.ShortName) return AgencyErrors.NothingChanged.For("name");
            var (from, decision) = (command.From!.Value, AgencyRights.Of(command.Decision));
            await stream.AppendAsync(work, command.Agency, command.Version, actor.Id, clock.Now,
                [new AgencyRenamed(command.Agency, from.ToNumber(), decision.Number, decision.Day.ToNumber(),
                    AgencyWords.Digest(name, small, decision.Issuer))], ct);
            work.Add("update agencies_version set valid_to = $3 where agency = $1 and valid_from = $2", command.Agency,
                last.Span.From.ToNumber(), from.AddDays(-1).ToNumber());
            work.Add(
                "insert into agencies_version (agency, valid_from, valid_to, name, short_name, parent, decision) " +
                "values ($1, $2, null, $3, $4, $5, $6)",
                command.Agency, from.ToNumber(), name, small, last.Parent, AgencyStream.AddDecision(work, decision));
            return await rights.CommitAsync(work, ct);
        }
    }
}

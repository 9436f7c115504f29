using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>An agency is found elsewhere, by another number or at other hours from a day on.</summary>
internal static class MoveAgency
{
    public const int LongestAddress = 200, LongestHours = 200, LongestPhone = 60;

    internal sealed record Command(long Agency, long Version, string? Address, string? Phone, string? Hours, DateOnly? From);

    internal sealed class Handler(AgencyRights rights, AgencyDirectory agencies, AgencyStream stream, UnitOfWork work, Clock clock)
    {
        public async Task<Result> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (rights.Refusal(actor, command.Agency, command.Version) is { } refusal) return refusal;
            var last = agencies.Now.Contacts(command.Agency) is [.., var newest] ? newest : null;
            if (Error.All([.. Wrong(command, last?.From)]) is { } wrong) return wrong;
            var contact = Of(command);
            if (contact == last?.Contact) return AgencyErrors.NothingChanged.For("address");
            var from = command.From!.Value.ToNumber();
            await stream.AppendAsync(work, command.Agency, command.Version, actor.Id, clock.Now,
                [new AgencyContactChanged(command.Agency, from, AgencyWords.Digest(contact.Address, contact.Phone, contact.Hours))], ct);
            work.Add("insert into agencies_contact (agency, valid_from, address, phone, hours) values ($1, $2, $3, $4, $5)",
                command.Agency, from, contact.Address, contact.Phone, contact.Hours);
            return await rights.CommitAsync(work, ct);
        }

        private IEnumerable<Error> Wrong(Command command, DateOnly? after)
        {
            var contact = Of(command);
            if (contact.Address.Length == 0) yield return AgencyErrors.AddressMissing.For("address");
            if (contact.Address.Length > LongestAddress) yield return AgencyErrors.TooLong(LongestAddress).For("address");
            if (contact.Hours?.Length > LongestHours) yield return AgencyErrors.TooLong(LongestHours).For("hours");
            if (contact.Phone?.Length > LongestPhone) yield return AgencyErrors.TooLong(LongestPhone).For("phone");
            if (AgencyRights.Wrong(command.From, after ?? DateOnly.MinValue, clock.Today) is { } day) yield return day.For("from");
        }

        private static ContactInfo Of(Command command) =>
            new(AgencyRights.Clean(command.Address), Empty(command.Phone), Empty(command.Hours));

        private static string? Empty(string? text) => AgencyRights.Clean(text) is { Length: > 0 } clean ? clean : null;
    }
}

using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;
using OpenProvince.Notices.Data;
using OpenProvince.Notices.Domain;

namespace OpenProvince.Notices.Features;

/// <summary>Somebody chooses which mails to get, when, and in which language.</summary>
internal static class SetWishes
{
    /// <summary>Quiet hours offered, as they are posted.</summary>
    public static readonly IReadOnlyDictionary<string, QuietHours> Offered = new Dictionary<string, QuietHours>(StringComparer.Ordinal)
    {
        ["21-7"] = QuietHours.Night, ["22-6"] = new(22 * 60, 6 * 60), ["18-8"] = new(18 * 60, 8 * 60), ["0-0"] = QuietHours.None,
    };

    /// <param name="Mail">Groups wanted by mail.</param>
    /// <param name="Quiet">One of <see cref="Offered"/>.</param>
    /// <param name="English">Mails in English.</param>
    internal sealed record Command(IReadOnlyCollection<NoticeGroup> Mail, string Quiet, bool English);

    internal sealed class Handler(UnitOfWork work)
    {
        public async Task<Result> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (!Offered.TryGetValue(command.Quiet, out var quiet)) return NoticeErrors.QuietUnknown;
            if (actor.PersonId is not { } person) return Result.Ok;
            Wishes.Save(work, new PersonId(person),
                new Wish([.. Enum.GetValues<NoticeGroup>().Except(command.Mail)], quiet, command.English ? "en" : "vi"));
            return await work.CommitAsync(ct);
        }
    }
}

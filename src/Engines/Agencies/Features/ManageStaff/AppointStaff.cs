using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>An officer enters the directory with a first post; the account is made on the officer's page.</summary>
internal static class AppointStaff
{
    private const int LongestTitle = 120;

    /// <param name="Name">Full name.</param>
    /// <param name="Title">As written beside the name.</param>
    /// <param name="Agency">Where.</param>
    /// <param name="Role">As what.</param>
    internal sealed record Command(string? Name, string? Title, long Agency, string Role);

    internal sealed class Handler(Directories directories, StaffRights rights, EventAppender events, UnitOfWork work, Clock clock)
    {
        /// <returns>The officer's number.</returns>
        public async Task<Result<long>> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            var post = new Post(command.Agency, command.Role);
            var (name, title) = (PersonFields.Name(command.Name, PersonKind.Citizen), VietnameseText.Clean(command.Title) ?? "");
            var wrong = new[]
            {
                name.Error?.For("name"), title.Length == 0 ? AgencyErrors.TitleMissing.For("title") : null,
                title.Length > LongestTitle ? AgencyErrors.TooLong(LongestTitle).For("title") : null, rights.Refusal(actor, post),
            }.OfType<Error>().ToList();
            if (Error.All(wrong) is { } all) return all;
            var (id, now) = (Ids.Next(), clock.Now);
            Persons.Insert(work, id, new PersonData(PersonKind.Citizen, name.Value), now);
            var head = events.Append(work, $"staff-{id}", StreamHead.None, new(now, now, actor.Id, post.Agency),
                new StaffAppointed(id, id, [new StaffPost(post.Agency, post.Role)]));
            work.Add("insert into agencies_staff (id, person, title, locked_at, version, head_hash) values ($1, $2, $3, null, $4, $5)",
                id, id, title, head.Version, head.Hash);
            StaffStream.AddPost(work, id, post, null, now);
            SecurityEvents.Add(work, new(0, now, SecurityKinds.PostGiven, actor.Id, null, Detail: OpClaims.Write(post)));
            DirectoryChanges.Announce(work);
            var result = await work.CommitAsync(ct);
            if (result.IsError) return result.Error;
            await directories.Staff.RefreshAsync(CancellationToken.None);
            return id;
        }
    }
}

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
    /// <param name="Key">The same form sent twice is one officer.</param>
    internal sealed record Command(string? Name, string? Title, long Agency, string Role, RequestKey? Key = null);

    internal sealed class Handler(
        Directories directories, StaffRights rights, EventAppender events, Idempotency keys, UnitOfWork work, Clock clock)
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
            if (await RepeatAsync(command.Key, actor, ct) is { } before) return before;
            var (id, now) = (Ids.Next(), clock.Now);
            Persons.Insert(work, id, new PersonData(PersonKind.Citizen, name.Value), now);
            var head = events.Append(work, $"staff-{id}", StreamHead.None, new(now, now, actor.Id, post.Agency),
                new StaffAppointed(id, id, [new StaffPost(post.Agency, post.Role)]));
            work.Add("insert into agencies_staff (id, person, title, locked_at, version, head_hash) values ($1, $2, $3, null, $4, $5)",
                id, id, title, head.Version, head.Hash);
            StaffStream.AddPost(work, id, post, null, now);
            SecurityEvents.Add(work, new(0, now, SecurityKinds.PostGiven, actor.Id, null, Detail: OpClaims.Write(post)));
            DirectoryChanges.Announce(work);
            if (command.Key is { } key) Idempotency.Remember(work, actor.Id, key.Value, key.Request, id, now);
            var result = await work.CommitAsync(ct);
            if (result.IsError) return await RepeatAsync(command.Key, actor, ct) ?? result.Error;
            await directories.Staff.RefreshAsync(CancellationToken.None);
            return id;
        }

        /// <summary>The officer the same form made before, also while this one was on its way.</summary>
        private async Task<Result<long>?> RepeatAsync(RequestKey? key, Actor actor, CancellationToken ct)
        {
            if (key is not { } asked) return null;
            var found = await keys.FindAsync(actor.Id, asked.Value, asked.Request, ct);
            return found.IsError ? found.Error : found.Value is { } id ? id : (Result<long>?)null;
        }
    }
}

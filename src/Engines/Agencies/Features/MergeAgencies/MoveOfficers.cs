using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Posts and absences go with their agency into what continues it: each officer in a commit of their own.</summary>
internal sealed class MoveOfficers(Directories directories, StaffStream stream, UnitOfWork work, Clock clock)
{
    public async Task<Result> RunAsync(GoesOn into, Actor by, CancellationToken ct)
    {
        foreach (var officer in directories.Staff.All.Where(one => one.Posts.Any(post => into.Into.ContainsKey(post.Agency))).ToList())
        {
            var moved = await MoveAsync(officer, into, by, ct);
            if (moved.IsError) return moved;
        }
        DirectoryChanges.Announce(work);
        var told = await work.CommitAsync(ct);
        await directories.RefreshAsync(CancellationToken.None);
        return told;
    }

    private async Task<Result> MoveAsync(StaffInfo officer, GoesOn into, Actor by, CancellationToken ct)
    {
        var (events, held, now) = (new List<IEvent>(), officer.Posts.ToHashSet(), clock.Now);
        foreach (var post in officer.Posts.Where(post => into.Into.ContainsKey(post.Agency)))
        {
            var to = new Post(into.Of(post.Agency), post.Role);
            if (held.Add(to))
            {
                events.Add(new StaffPostMoved(officer.Id, post.Agency, to.Agency, post.Role));
                StaffStream.Clear(work, officer.Id, to, now);
                work.Add("update agencies_post set agency = $4 where staff = $1 and agency = $2 and role = $3", officer.Id, post.Agency,
                    post.Role, to.Agency);
            }
            else
            {
                events.Add(new StaffPostEnded(officer.Id, post.Agency, post.Role));
                work.Add("delete from agencies_post where staff = $1 and agency = $2 and role = $3", officer.Id, post.Agency, post.Role);
            }
        }
        foreach (var unit in officer.Posts.Select(post => post.Agency).Distinct().Where(into.Into.ContainsKey))
            events.AddRange(Away(officer, unit, into.Of(unit), now));
        // Of the unit the usual post is at now: its leader sees it among the changes.
        await stream.AppendAsync(work, officer, new(now, now, by.Id, into.Of(officer.Posts[0].Agency)), events, ct);
        return await work.CommitAsync(ct);
    }

    /// <summary>An absence that runs or is ahead ends at the one and begins at the other; days known there already stay.</summary>
    private IEnumerable<IEvent> Away(StaffInfo officer, long from, long to, Instant now)
    {
        var known = directories.Absences.Ahead(officer.Id, to).ToList();
        foreach (var one in directories.Absences.Ahead(officer.Id, from))
        {
            work.Add("update agencies_absence set ended_at = $2 where id = $1 and ended_at is null", one.Id, now.Micros);
            yield return new StaffBack(one.Id, officer.Id);
            var first = one.First > now.LocalDay() ? one.First : now.LocalDay();
            if (known.Exists(other => other.Meets(first, one.Last))) continue;
            var again = new Absence(Ids.Next(), officer.Id, to, first, one.Last, one.Substitute, null);
            known.Add(again);
            work.Add("insert into agencies_absence (id, staff, agency, first_day, last_day, substitute) values ($1, $2, $3, $4, $5, $6)",
                again.Id, officer.Id, to, first.ToNumber(), one.Last.ToNumber(), one.Substitute);
            yield return new StaffAway(again.Id, officer.Id, to, first.ToNumber(), one.Last.ToNumber(), one.Substitute);
        }
    }
}

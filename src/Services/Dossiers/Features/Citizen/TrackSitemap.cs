using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.Citizen;

/// <summary>Where people look for their dossier; pages of one dossier are nobody else's business.</summary>
internal sealed class TrackSitemap : ISitemap
{
    public IEnumerable<string> Addresses(DateOnly today) => [CitizenLinks.Track];
}

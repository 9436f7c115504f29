using OpenProvince.Backups.Domain;

namespace OpenProvince.Unit.Backups;

public sealed class SegmentsTests
{
    private const long Usual = 16 * 1024 * 1024;

    [Fact]
    public void A_log_has_256_segments_of_the_usual_size()
    {
        Assert.Null(Segments.FirstGap(["0000000100000000000000FE", "0000000100000000000000FF", "000000010000000100000000"], Usual));
        Assert.Equal("000000010000000100000001", Segments.FirstGap(["0000000100000000000000FF", "000000010000000100000001"], Usual));
        // 64 MB: 64 of them.
        Assert.Null(Segments.FirstGap(["00000001000000000000003F", "000000010000000100000000"], 4 * Usual));
    }

    [Fact]
    public void A_new_timeline_begins_where_it_likes() =>
        Assert.Null(Segments.FirstGap(["000000010000000000000005", "000000020000000000000005"], Usual));

    [Fact]
    public void The_label_of_a_base_names_its_start()
    {
        Assert.Equal("000000010000000000000002",
            Segments.StartOf("START WAL LOCATION: 0/2000028 (file 000000010000000000000002)\nCHECKPOINT LOCATION: 0/2000060\n"));
        Assert.Null(Segments.StartOf("something else"));
    }
}

using OpenProvince.Agencies.Data;
using Xunit;

namespace OpenProvince.Unit.Agencies;

public sealed class UserNamesTests
{
    [Theory]
    [InlineData(" Desk ", "DESK")]
    [InlineData("ma\u0302\u0303u", "MẪU")]
    [InlineData("de\uFFFEsk", "DE\uFFFDSK")]
    public void Has_one_spelling_for_look_up_whatever_is_typed(string typed, string name) => Assert.Equal(name, UserNames.Normalize(typed));

    [Fact]
    public void Half_a_surrogate_pair_is_a_name_nobody_has() => Assert.Equal("DE\uFFFDSK", UserNames.Normalize("de\uD800sk"));
}

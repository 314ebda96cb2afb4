using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Exotel.Simulator.Responses;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Numbers;

/// <summary><c>GET /v1/Accounts/{sid}/Numbers/{number}.json</c>: details of an Indian number, derived from its digits.</summary>
internal static class NumberEndpoint
{
    private static readonly (string Code, string Name)[] Circles =
    [
        ("GJ", "Gujarat Telecom Circle (includes Daman & Diu, Dadra & Nagar Haveli)"),
        ("KA", "Karnataka"),
        ("MU", "Mumbai"),
        ("TN", ""),
        ("DL", "Delhi NCR"),
    ];

    private static readonly (string Code, string Name)[] Operators = [("R", "Reliance"), ("A", "Airtel"), ("V", "Vodafone"), ("B", ""), ("VI", "Vodafone-Idea")];

    private static readonly IReadOnlyList<string> Dnd = ["Yes", "No", "Unavailable"];

    public static Task HandleAsync(HttpContext context, string number)
    {
        var digits = new string(number.Where(char.IsAsciiDigit).ToArray());
        if (digits.Length is < 10 or > 13 || !number.All(character => char.IsAsciiDigit(character) || character is '+' or ' ' or '-'))
            throw new SimError(400, "Invalid phone number");

        var last = digits[^1] - '0';
        var circle = Circles[last % Circles.Length];
        var provider = Operators[(digits[^2] - '0') % Operators.Length];
        return SimResponse.SendAsync(context, 200, json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("Numbers");
            json.WriteString("PhoneNumber", "0" + digits[^10..]);
            json.WriteString("Circle", circle.Code);
            json.WriteString("CircleName", circle.Name);
            json.WriteString("Type", digits[^10] >= '6' ? "Mobile" : "Landline");
            json.WriteString("Operator", provider.Code);
            json.WriteString("OperatorName", provider.Name);
            json.WriteString("DND", Dnd[last % Dnd.Count]);
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }
}

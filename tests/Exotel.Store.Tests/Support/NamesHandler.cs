using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Store.Tests.Support;

/// <summary>An Exotel that knows ExoPhones and users, or refuses them.</summary>
internal sealed class NamesHandler : HttpMessageHandler
{
    public int PhonesStatus { get; set; } = 200;

    public int UsersStatus { get; set; } = 200;

    public string PhoneName { get; set; } = "Sales";

    public List<string> Asked { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isUsers = request.RequestUri!.AbsolutePath.EndsWith("/users", StringComparison.Ordinal);
        Asked.Add(isUsers ? "users" : "phones");
        var status = isUsers ? UsersStatus : PhonesStatus;
        var body = status != 200 ? $$$"""{"RestException":{"Status":{{{status}}},"Message":"no"}}"""
            : isUsers ? """{"metadata":{"total":1},"response":[{"code":200,"data":{"id":"u1","first_name":"Asha","devices":[{"contact_uri":"+919800000001"},{"contact_uri":"sip:asha@x.in"}]}}]}"""
            : $$"""{"incoming_phone_numbers":[{"sid":"1","phone_number":"08045678900","friendly_name":"{{PhoneName}}"}]}""";
        return Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
    }
}

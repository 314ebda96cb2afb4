using System.Net.Sockets;
using System.Threading.Tasks;
using Xunit;

namespace Exotel.Tests.Calls.Placing;

/// <summary>The ways in which placing a call can go, and how a server answers in each.</summary>
internal static class PostAnswers
{
    public const string Placed = """{"Call":{"Sid":"c1","Status":"in-progress"}}""";

    /// <summary>The way, whether a connection of the pool is left over, how many POSTs the server reads, and the error.</summary>
    public static TheoryData<string, bool, int, string?> Ways
    {
        get
        {
            var ways = new TheoryData<string, bool, int, string?>();
            foreach (var pooled in new[] { false, true })
            {
                ways.Add("reset before reading", pooled, 0, "OutcomeUnknown");
                ways.Add("reset after reading", pooled, 1, "OutcomeUnknown");
                ways.Add("closed after reading", pooled, 1, "OutcomeUnknown");
                ways.Add("stall past the time-out", pooled, 1, "OutcomeUnknown");
                ways.Add("stall in the body", pooled, 1, "OutcomeUnknown");
                ways.Add("408", pooled, 1, "OutcomeUnknown");
                ways.Add("429", pooled, 5, "RateLimited");
                ways.Add("429 with Retry-After, then placed", pooled, 2, null);
                ways.Add("500", pooled, 1, "OutcomeUnknown");
                ways.Add("502", pooled, 1, "OutcomeUnknown");
                ways.Add("503", pooled, 1, "OutcomeUnknown");
                ways.Add("504", pooled, 1, "OutcomeUnknown");
                ways.Add("302", pooled, 1, "OutcomeUnknown");
                ways.Add("RestException in 200", pooled, 1, "Forbidden");
                ways.Add("RestException 500 in 200", pooled, 1, "OutcomeUnknown");
                ways.Add("400", pooled, 1, "InvalidRequest");
                ways.Add("403", pooled, 1, "Forbidden");
                ways.Add("cut body", pooled, 1, "OutcomeUnknown");
                ways.Add("cut json", pooled, 1, "OutcomeUnknown");
                ways.Add("empty 200", pooled, 1, "OutcomeUnknown");
                ways.Add("unheard-of charset", pooled, 1, null);
                ways.Add("forbidden charset", pooled, 1, null);
                ways.Add("broken packing", pooled, 1, "OutcomeUnknown");
                ways.Add("web page", pooled, 1, "OutcomeUnknown");
                ways.Add("no call in 200", pooled, 1, "OutcomeUnknown");
                ways.Add("XML answer", pooled, 1, null);
                ways.Add("placed", pooled, 1, null);
            }

            return ways;
        }
    }

    public static async Task AnswerAsync(ScriptedTcpServer server, Socket socket, string way)
    {
        switch (way)
        {
            case "reset after reading":
                ScriptedTcpServer.Reset(socket);
                break;
            case "closed after reading":
                socket.Shutdown(SocketShutdown.Both);
                break;
            case "stall past the time-out":
                await server.StallAsync();
                break;
            case "stall in the body":
                await ScriptedTcpServer.SendAsync(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"Call\":");
                await server.StallAsync();
                break;
            case "429 with Retry-After, then placed":
                await (server.Posts == 1 ? ScriptedTcpServer.RespondAsync(socket, 429, "", "Retry-After: 3\r\n") : ScriptedTcpServer.RespondAsync(socket, 200, Placed));
                break;
            case "302":
                await ScriptedTcpServer.RespondAsync(socket, 302, "", "Location: /elsewhere\r\n");
                break;
            case "RestException in 200":
                await ScriptedTcpServer.RespondAsync(socket, 200, """{"RestException":{"Status":403,"Message":"TRAI NDNC regulations"}}""");
                break;
            case "RestException 500 in 200":
                await ScriptedTcpServer.RespondAsync(socket, 200, """{"RestException":{"Status":500,"Message":"Oops"}}""");
                break;
            case "cut body":
                await ScriptedTcpServer.SendAsync(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"Call\":");
                socket.Shutdown(SocketShutdown.Both);
                break;
            case "cut json":
                await ScriptedTcpServer.RespondAsync(socket, 200, """{"Call":{"Sid":"c""");
                break;
            case "empty 200":
                await ScriptedTcpServer.RespondAsync(socket, 200, "");
                break;
            case "unheard-of charset":
                await ScriptedTcpServer.SendAsync(socket, $"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=x-none\r\nContent-Length: {Placed.Length}\r\n\r\n{Placed}");
                break;
            case "forbidden charset":
                await ScriptedTcpServer.SendAsync(socket, $"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-7\r\nContent-Length: {Placed.Length}\r\n\r\n{Placed}");
                break;
            case "broken packing":
                await ScriptedTcpServer.RespondAsync(socket, 200, Placed, "Content-Encoding: gzip\r\n");
                break;
            case "web page":
                await ScriptedTcpServer.RespondAsync(socket, 200, "<!DOCTYPE html><html></html>");
                break;
            case "no call in 200":
                await ScriptedTcpServer.RespondAsync(socket, 200, """{"Call":null}""");
                break;
            case "XML answer":
                await ScriptedTcpServer.RespondAsync(socket, 200, Fixtures.Read("connect-response.xml"));
                break;
            case "placed":
                await ScriptedTcpServer.RespondAsync(socket, 200, Placed);
                break;
            default:
                await ScriptedTcpServer.RespondAsync(socket, int.Parse(way, System.Globalization.CultureInfo.InvariantCulture), """{"RestException":{"Message":"no"}}""");
                break;
        }
    }
}
